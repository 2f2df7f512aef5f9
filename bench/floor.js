/** The minimum: signs the same request with node:crypto, sends it with node:http, and does nothing else. */
import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';

const { FLOOR_URL, FLOOR_BODY, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
const url = new URL(FLOOR_URL);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

const date = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const scope = `${date.slice(0, 8)}/${AWS_REGION}/servicecatalog/aws4_request`;
const headers = {
  'content-type': 'application/x-amz-json-1.1',
  host: url.host,
  'x-amz-date': date,
  'x-amz-target': 'AWS242ServiceCatalogService.NotifyUpdateProvisionedProductEngineWorkflowResult',
};
const names = Object.keys(headers).join(';');
const canonical = `POST\n/\n\n${Object.entries(headers)
  .map(([name, value]) => `${name}:${value}\n`)
  .join('')}\n${names}\n${sha256(FLOOR_BODY)}`;
const key = scope.split('/').reduce(hmac, `AWS4${AWS_SECRET_ACCESS_KEY}`);
const signature = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString('hex');
const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${signature}`;

request(url, { method: 'POST', headers: { ...headers, authorization } }, (response) => {
  if (response.statusCode !== 200) process.exitCode = 1;
  response.resume();
}).end(FLOOR_BODY);
