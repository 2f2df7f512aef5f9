/** `npm run local`: starts the endpoint with one record, to try the action manually. To stop it, press Ctrl+C. */
import { environmentOf } from './credentials.ts';
import { startEndpoint } from './endpoint.ts';

const endpoint = await startEndpoint({ port: Number(process.env.PORT ?? 4599) });
endpoint.records.add('rec-7j2v8y4n6s1ke', 'a2b9d6e1-4c70-4835-9f1e-c8037b5d24a6');
const variables = Object.entries(environmentOf(endpoint.credentials)).map(([name, value]) => `${name}=${value}`);
console.log(`The Service Catalog endpoint at ${endpoint.url} waits for the result of this record:

  record-id: rec-7j2v8y4n6s1ke
  workflow-token: a2b9d6e1-4c70-4835-9f1e-c8037b5d24a6
  endpoint-url: ${endpoint.url}
  aws-region: ${endpoint.region}

Sign the request with ${variables.join(' ')}`);
