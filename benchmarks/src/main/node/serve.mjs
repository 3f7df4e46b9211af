// The process of a peer: it does what the lines of its standard input say, and answers each.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { job } from './mail.mjs';
import { layOut } from './checks.mjs';

const seconds = (since) => Number(process.hrtime.bigint() - since) / 1e9;

/**
 * Serves a peer until the input ends. A peer has
 *   chunk            how many jobs it is given at once
 *   addAll(jobs)     adds jobs
 *   add(job)         adds a job that is to be done at once
 *   start(done)      starts its workers, which tell how many jobs they did; resolves with what stops them
 *   isDrained()      whether its queue is empty
 */
export async function serve(peer) {
  const commands = { enqueue, work, trickle };
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, first, ...numbers] = line.split(' ');
    const took = await commands[verb](peer, Number(first), ...numbers.map(Number));
    console.log(`did ${verb} ${first} ${took}`);
  }
  process.exit(0);
}

async function enqueue(peer, first, count) {
  await layOut(first, count);
  const started = process.hrtime.bigint();
  for (let at = 0; at < count; at += peer.chunk) {
    const size = Math.min(peer.chunk, count - at);
    await peer.addAll(Array.from({ length: size }, (_, i) => job(first + at + i)));
  }
  return seconds(started);
}

async function work(peer, first, count) {
  const started = process.hrtime.bigint();
  const stop = await untilDone(peer, count, () => {});
  const took = seconds(started);
  await stop();
  return took;
}

/** Adds a job every so often while workers wait, and tells when it began to add each. */
async function trickle(peer, first, count, perSecond) {
  await layOut(first, count);
  const started = process.hrtime.bigint();
  const added = [];
  const stop = await untilDone(peer, count, async () => {
    await sleep(1_000);
    const begun = performance.now();
    for (let i = 0; i < count; i++) {
      const wait = begun + (i * 1_000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      added.push(`enqueued ${first + i} ${process.hrtime.bigint()}`);
      peer.add(job(first + i)).catch(fail);
    }
  });
  await stop();
  console.log(added.join('\n'));
  return seconds(started);
}

async function untilDone(peer, count, meanwhile) {
  let left = count;
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const stop = await peer.start((done) => {
    left -= done;
    if (left <= 0) finish();
  });
  await meanwhile();
  await finished;
  while (!(await peer.isDrained())) await sleep(5);
  return stop;
}

/** Ends the process: what failed once is not measured. */
export function fail(error) {
  console.error(error);
  process.exit(1);
}
