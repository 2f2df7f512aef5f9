import { generate } from 'selfsigned';

/** A certificate for localhost that is its own authority, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

export async function localhostCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { key, cert };
}
