// SPDX-License-Identifier: Apache-2.0

import { type Challenge, solution, solve } from '../form-page/work.js';
import { type Recipients, verifiedRecipients } from '../tip-form/recipients.js';
import { type Bytes, fromBase64Url } from '../tip-form/sealing.js';

/*
 * The observatory as the page of tips asks it: without cookies, referrer or anything kept.
 */

/** Why something was not taken: the last part of the problem's type, or `network`. */
export class RefusedError extends Error {
  constructor(readonly kind: string) {
    super(`the observatory did not take it: ${kind}`);
  }
}

/** What the observatory publishes for those who seal. */
export interface Published {
  recipients: Recipients;
  receiptSalt: Bytes;
}

/** A page of a mailbox. */
export interface Mailbox {
  known: boolean;
  tip: string;
  envelopeHash: string;
  unitKey: string;
  state: string;
  nextPart: number;
  replies: number;
  page: string[];
}

async function refused(response: Response): Promise<RefusedError> {
  try {
    const problem = (await response.json()) as { type: string };
    return new RefusedError(problem.type.replace(/^.*[/:]/, ''));
  } catch {
    return new RefusedError('network');
  }
}

/** The requests to the API at `base`. */
export class Line {
  constructor(
    private readonly base: string,
    private readonly root: string,
  ) {}

  private async ask(path: string, request: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.base + path, {
        ...request,
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
    } catch {
      throw new RefusedError('network');
    }
    if (!response.ok) {
      throw await refused(response);
    }
    return response;
  }

  private async post<T>(path: string, body: string): Promise<T> {
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
    return (await (await this.ask(path, request)).json()) as T;
  }

  /** Whose keys there are, once the root's signature is checked. */
  async published(): Promise<Published> {
    const answer = (await (await this.ask('/recipients')).json()) as { list: object; receiptSalt: string };
    const list = JSON.stringify(answer.list);
    return {
      // What was seen before is not kept: nothing is stored in this browser.
      recipients: await verifiedRecipients(list, this.root, Date.now(), 0),
      receiptSalt: fromBase64Url(answer.receiptSalt),
    };
  }

  /** To which unit an envelope goes. */
  async route(envelope: string): Promise<string> {
    return (await this.post<{ unit: string }>('/route', envelope)).unit;
  }

  /** The solution of a new challenge; `progress` is told of how many numbers there are to try at most. */
  async work(progress: (share: number, numbers: number) => void): Promise<string> {
    const challenge = (await (await this.ask('/challenge')).json()) as Challenge;
    const number = await solve(challenge, (share) => progress(share, challenge.maxnumber));
    if (number === undefined) {
      throw new RefusedError('work-needed');
    }
    return solution(challenge, number);
  }

  /** Hands in a tip or, with another path, an addition; answers the ticket for its files. */
  async send(path: '' | '/follow-up/letters', fields: Record<string, string>): Promise<string> {
    return (await this.post<{ uploadTicket: string }>(path, JSON.stringify(fields))).uploadTicket;
  }

  /** What is in a mailbox, from an answer on. */
  async look(lookup: string, from: number): Promise<Mailbox> {
    return this.post<Mailbox>('/follow-up', JSON.stringify({ lookup, from: String(from) }));
  }

  /** Begins a file, or says how many bytes of it are there. */
  async begin(ticket: string, part: number, size: number): Promise<number> {
    const headers = { 'Upload-Ticket': ticket, 'Upload-Length': String(size) };
    return offset(await this.ask(`/files/${String(part)}`, { method: 'POST', headers }));
  }

  /** Sends a piece; answers how many bytes are there. */
  async piece(ticket: string, part: number, from: number, piece: Bytes): Promise<number> {
    const headers = {
      'Upload-Ticket': ticket,
      'Upload-Offset': String(from),
      'Content-Type': 'application/octet-stream',
    };
    return offset(await this.ask(`/files/${String(part)}`, { method: 'PATCH', headers, body: piece }));
  }
}

function offset(response: Response): number {
  return Number(response.headers.get('Upload-Offset'));
}
