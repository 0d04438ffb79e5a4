// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, holds, longest, pause, Poll, type Surroundings } from './poll.js';

/** A clock that a test moves on, and an observatory that answers what the test says. */
class Around implements Surroundings {
  time = 1_000_000;
  shown = true;
  answer: () => Promise<Answer> = () => Promise.resolve({ json: 'bulletins' });
  readonly asked: { at: number; known: boolean }[] = [];
  private timers: { at: number; callback: () => void }[] = [];

  ask(_signal: AbortSignal, known: boolean): Promise<Answer> {
    this.asked.push({ at: this.time, known });
    return this.answer();
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return 0;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  visible(): boolean {
    return this.shown;
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const [due] = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!due) {
        break;
      }
      this.timers = this.timers.filter((each) => each !== due);
      this.time = due.at;
      due.callback();
      await settle();
    }
    this.time = end;
  }

  /** The machine sleeps: time goes by and no timer runs. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

function begun() {
  const around = new Around();
  const shown: unknown[] = [];
  const poll = new Poll(around, {
    changed: (json) => shown.push(json),
    unknown: () => shown.push('unknown'),
  });
  return { around, poll, shown };
}

test('wake_answerIsThere_isShownAndAskedForAgain', async () => {
  const { around, poll, shown } = begun();

  poll.wake();
  await around.pass(2 * pause);

  assert.deepEqual(shown, ['bulletins', 'bulletins', 'bulletins']);
  assert.deepEqual(
    around.asked.map(({ known }) => known),
    [false, true, true],
  );
});

test('ask_nothingChanged_holdsOnWithoutBeingShownAnew', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  await around.pass(1);

  around.answer = () => Promise.resolve({});
  await around.pass(10 * holds);

  assert.deepEqual(shown, ['bulletins']);
});

test('ask_noAnswerForLong_nothingIsKnownAnyMore', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  await around.pass(1);

  around.answer = () => Promise.reject(new Error('503'));
  await around.pass(holds - 2);
  assert.deepEqual(shown, ['bulletins']);
  await around.pass(2);

  assert.deepEqual(shown, ['bulletins', 'unknown']);
});

test('ask_comesBackAfterNothingWasKnown_asksForAllOfIt', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  await around.pass(1);
  around.answer = () => Promise.reject(new Error('503'));
  await around.pass(holds + 1);

  around.answer = () => Promise.resolve({ json: 'newer' });
  await around.pass(longest * 2);

  assert.equal(shown[2], 'newer');
  assert.equal(around.asked.find(({ at }) => at > 1_000_000 + holds)?.known, false);
});

test('ask_fails_pausesGrowToAnEnd', async () => {
  const { around, poll } = begun();
  around.answer = () => Promise.reject(new Error('503'));

  poll.wake();
  await around.pass(10 * longest);

  const pauses = around.asked.slice(1).map(({ at }, i) => at - (around.asked[i]?.at ?? 0));
  assert.deepEqual(
    pauses.slice(0, 5),
    [2, 4, 8, 16, 20].map((times) => times * pause),
  );
  assert.equal(Math.max(...pauses), longest);
});

test('ask_firstFails_saysSo', async () => {
  const { around, poll, shown } = begun();
  around.answer = () => Promise.reject(new Error('503'));

  poll.wake();
  await around.pass(1);

  assert.deepEqual(shown, ['unknown']);
});

test('wake_afterSleep_nothingIsShownBeforeTheAnswer', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  await around.pass(1);

  around.sleep(holds);
  around.answer = () => new Promise(() => undefined);
  poll.wake();

  assert.deepEqual(shown, ['bulletins', 'unknown']);
});

test('ask_answerUnderWayForLong_holdsFromWhenItWasAsked', async () => {
  const { around, poll, shown } = begun();
  let answer: (given: Answer) => void = () => undefined;
  around.answer = () => new Promise((resolve) => (answer = resolve));
  poll.wake();
  await around.pass(pause - 1);
  answer({ json: 'late' });
  around.answer = () => Promise.reject(new Error('503'));

  await around.pass(holds - pause);
  assert.deepEqual(shown, ['late']);
  await around.pass(1);

  assert.deepEqual(shown, ['late', 'unknown']);
});

test('visible_no_isNotAskedAndEndsAllTheSame', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  await around.pass(1);

  around.shown = false;
  await around.pass(2 * holds);

  assert.ok(around.asked.length <= 2, `${around.asked.length}`);
  assert.equal(shown.at(-1), 'unknown');
});

test('stop_underWay_nothingIsToldAfterwards', async () => {
  const { around, poll, shown } = begun();
  poll.wake();
  poll.stop();

  await around.pass(2 * holds);

  assert.deepEqual(shown, []);
});

test('now_clockOfTheObservatory_isThePollsOwn', async () => {
  const { around, poll } = begun();
  around.answer = () => Promise.resolve({ json: '', now: 5_000_000 });

  poll.wake();
  await around.pass(1);

  assert.equal(poll.now(), 5_000_001);
});
