/** `npm run local`: the endpoint with one record that waits, for trying the action by hand. Ctrl+C ends it. */
import { environmentOf } from './credentials.ts';
import { startEndpoint } from './endpoint.ts';

const endpoint = await startEndpoint({ port: Number(process.env.PORT ?? 4599) });
endpoint.records.add('rec-local', 'bG9jYWwgd29ya2Zsb3cgdG9rZW4=');
const variables = Object.entries(environmentOf(endpoint.credentials)).map(([name, value]) => `${name}=${value}`);
console.log(`A Service Catalog that nobody else sees is at ${endpoint.url}. It waits for an answer to

  record-id: rec-local
  workflow-token: bG9jYWwgd29ya2Zsb3cgdG9rZW4=
  endpoint-url: ${endpoint.url}
  aws-region: ${endpoint.region}

signed with ${variables.join(' ')}`);
