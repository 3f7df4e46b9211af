// BullMQ on Redis, with checks and audit in PostgreSQL. Arguments: undici or sendgrid, and the pace.
import { Queue, Worker } from 'bullmq';
import { checked } from './checks.mjs';
import { sendGridPost, undiciPost } from './mail.mjs';
import { fail, serve } from './serve.mjs';

const CONCURRENCY = 50;
const NAME = 'mail';

const connection = {
  host: '127.0.0.1',
  port: Number(process.env.REDIS_PORT),
  maxRetriesPerRequest: null,
};
const queue = new Queue(NAME, {
  connection,
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
});
const send = checked(process.argv[2] === 'sendgrid' ? sendGridPost() : undiciPost(CONCURRENCY));

await queue.waitUntilReady();
await serve({
  chunk: 2_000,
  addAll: (jobs) => queue.addBulk(jobs.map((data) => ({ name: NAME, data }))),
  add: (data) => queue.add(NAME, data),
  start: async (done) => {
    const worker = new Worker(NAME, (job) => send(job.data), {
      connection,
      concurrency: CONCURRENCY,
    });
    worker.on('completed', () => done(1));
    worker.on('failed', (job, error) => fail(error));
    worker.on('error', fail);
    await worker.waitUntilReady();
    return () => worker.close();
  },
  isDrained: async () => {
    const left = await queue.getJobCounts('wait', 'active');
    return left.wait + left.active === 0;
  },
});
