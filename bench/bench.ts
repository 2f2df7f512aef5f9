/** `npm run bench` compares start-up times. `npm run bench -- growth` measures growing files. Neither is a test. */
import { benchGrowth } from './growth.ts';
import { benchJob } from './job.ts';
import { benchParseParameters } from './parse-parameters.ts';
import { benchStartUp } from './start-up.ts';

if (process.argv.includes('growth')) benchGrowth();
else {
  await benchStartUp();
  await benchJob();
  await benchParseParameters();
}
