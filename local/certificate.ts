import { generate } from 'selfsigned';

/** A self-signed certificate, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

/** For localhost, and for a host name that a proxy maps to localhost. */
export async function localhostCertificate(alias = 'localhost'): Promise<Certificate> {
  // Each certificate has its own subject, so that a client can trust several.
  const { private: key, cert } = await generate([{ name: 'commonName', value: alias }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: ['localhost', alias].map((value) => ({ type: 2, value })) },
    ],
  });
  return { key, cert };
}
