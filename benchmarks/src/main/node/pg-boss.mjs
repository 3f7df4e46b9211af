// pg-boss, with batches of checks and audit written by hand.
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { checkedBatch } from './checks.mjs';
import { undiciPost } from './mail.mjs';
import { fail, serve } from './serve.mjs';

const BATCH = 100;
const WORKERS = 4;
const NAME = 'mail';
// For single jobs as they come: woken at once, each worked off on its own.
const PROMPT = process.argv.at(-1) === 'prompt';

const connectionString = process.env.DATABASE_URL;
const boss = new PgBoss({ connectionString, max: 20, useListenNotify: true, schedule: false });
boss.on('error', fail);
await boss.start();
await boss.createQueue(NAME, { notify: PROMPT, retryLimit: 3 });

const watch = new pg.Client({ connectionString });
await watch.connect();

const send = checkedBatch(undiciPost(BATCH * WORKERS));
const bulk = { batchSize: BATCH, localConcurrency: WORKERS, burstWhenBatchFull: true };
const prompt = { batchSize: 1, localConcurrency: 4, burstWhenBatchFull: true };

await serve({
  chunk: 2_000,
  addAll: (jobs) => boss.insert(NAME, jobs.map((data) => ({ data }))),
  add: (data) => boss.send(NAME, data),
  start: async (done) => {
    const options = { pollingIntervalSeconds: 0.5, ...(PROMPT ? prompt : bulk) };
    await boss.work(NAME, options, async (jobs) => {
      await send(jobs.map((job) => job.data)).catch(fail);
      done(jobs.length);
    });
    return () => boss.offWork(NAME);
  },
  isDrained: async () => {
    const left = await watch.query(
      "SELECT EXISTS (SELECT 1 FROM pgboss.job WHERE name = $1 AND state <> 'completed') AS any",
      [NAME],
    );
    return !left.rows[0].any;
  },
});
