import { generate } from 'selfsigned';

/** A certificate that is its own authority, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

/** For localhost, and for a name under which a proxy may lead there. */
export async function localhostCertificate(alias = 'localhost'): Promise<Certificate> {
  // Each has a subject of its own, so that a client can trust several.
  const { private: key, cert } = await generate([{ name: 'commonName', value: alias }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: ['localhost', alias].map((value) => ({ type: 2, value })) },
    ],
  });
  return { key, cert };
}
