/** `npm run bench` compares the start-up, `npm run bench -- growth` shows how it grows. Neither is a test. */
import { benchGrowth } from './growth.ts';
import { benchStartUp } from './start-up.ts';

if (process.argv.includes('growth')) benchGrowth();
else await benchStartUp();
