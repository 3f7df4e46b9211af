// graphile-worker, with checks and audit.
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { checked } from './checks.mjs';
import { undiciPost } from './mail.mjs';
import { fail, serve } from './serve.mjs';

const CONCURRENCY = 50;
const NAME = 'mail';
// For single jobs as they come: no local queue, which fetches jobs ahead.
const PROMPT = process.argv.at(-1) === 'prompt';

const connectionString = process.env.DATABASE_URL;
const logger = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message);
});
const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
const watch = new pg.Client({ connectionString });
await watch.connect();

const send = checked(undiciPost(CONCURRENCY));
const ahead = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const worker = {
  connectionString,
  logger,
  concurrentJobs: CONCURRENCY,
  maxPoolSize: 40,
  pollInterval: 2_000,
  ...(PROMPT ? {} : ahead),
};

await serve({
  chunk: 5_000,
  addAll: (jobs) => utils.addJobs(jobs.map((payload) => ({ identifier: NAME, payload }))),
  add: (payload) => utils.addJob(NAME, payload),
  start: async (done) => {
    const task = async (payload) => {
      await send(payload).catch(fail);
      done(1);
    };
    const runner = await run({ preset: { worker }, taskList: { [NAME]: task } });
    return () => runner.stop();
  },
  isDrained: async () => {
    const left = await watch.query(
      'SELECT EXISTS (SELECT 1 FROM graphile_worker._private_jobs) AS any',
    );
    return !left.rows[0].any;
  },
});
