// SPDX-License-Identifier: Apache-2.0

/** Milliseconds for which alerts are shown after the observatory last said that they hold. */
export const holds = 75_000;
/** Between two questions, up to a third more. */
export const pause = 15_000;
/** Between two questions while it does not answer. */
export const longest = 300_000;

/** What the observatory answered. */
export interface Answer {
  /** Absent where nothing has changed. */
  json?: unknown;
  /** Its clock, in milliseconds; absent where it did not say. */
  now?: number | undefined;
}

/** What runs around a poll, so that a test can run it. */
export interface Surroundings {
  /** @param known whether an answer saying that nothing has changed would do */
  ask(signal: AbortSignal, known: boolean): Promise<Answer>;
  now(): number;
  random(): number;
  /** Calls back later; returns what takes that back. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Whether anyone can see the page. */
  visible(): boolean;
}

/** What is told to who shows alerts. */
export interface Listener {
  changed(json: unknown): void;
  /** It is not known any more what holds: nothing may be shown. */
  unknown(): void;
}

/**
 * Asks an observatory again and again, and says when its answer no longer holds: a person who was found must be
 * gone from every page soon, even from one that has lost its connection or has slept.
 */
export class Poll {
  /** By how much the observatory's clock is ahead of this one. */
  private ahead = 0;
  private confirmed = -Infinity;
  private failures = 0;
  private held = false;
  private asking: AbortController | undefined;
  private cancelNext = () => {};
  private cancelEnd = () => {};

  constructor(
    private readonly around: Surroundings,
    private readonly listener: Listener,
  ) {}

  /** The observatory's clock. */
  now(): number {
    return this.around.now() + this.ahead;
  }

  /** Begins, or looks at once after the page was hidden, asleep or without a network. */
  wake(): void {
    if (this.around.now() - this.confirmed >= holds) {
      this.end();
    }
    if (this.around.visible()) {
      void this.ask();
    }
  }

  stop(): void {
    this.asking?.abort();
    this.asking = undefined;
    this.cancelNext();
    this.cancelEnd();
    this.confirmed = -Infinity;
    this.held = false;
  }

  private async ask(): Promise<void> {
    if (this.asking) {
      return;
    }
    this.cancelNext();
    const asking = new AbortController();
    this.asking = asking;
    const begun = this.around.now();
    const cancelLimit = this.around.after(pause, () => asking.abort());
    try {
      const { json, now } = await this.around.ask(asking.signal, this.held);
      if (this.asking === asking) {
        this.ahead = now === undefined ? this.ahead : now - this.around.now();
        this.confirm(begun, json);
      }
    } catch {
      this.failures++;
      if (this.asking === asking && !this.held) {
        this.listener.unknown();
      }
    } finally {
      cancelLimit();
    }
    if (this.asking === asking) {
      this.asking = undefined;
      this.next();
    }
  }

  /** From when it was asked: the answer may have been under way for long. */
  private confirm(begun: number, json: unknown): void {
    this.failures = 0;
    this.confirmed = begun;
    this.held = true;
    this.cancelEnd();
    this.cancelEnd = this.around.after(holds - (this.around.now() - begun), () => this.end());
    if (json !== undefined) {
      this.listener.changed(json);
    }
  }

  private end(): void {
    if (this.held) {
      this.held = false;
      this.listener.unknown();
    }
  }

  private next(): void {
    if (this.around.visible()) {
      const time = Math.min(pause * 2 ** this.failures, longest);
      this.cancelNext = this.around.after(time * (1 + this.around.random() / 3), () => void this.ask());
    }
  }
}
