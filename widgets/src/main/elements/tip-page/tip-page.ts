// SPDX-License-Identifier: Apache-2.0

// The page of tips where script runs; without it the page has another way. It is within the page, whose policy allows
// exactly this text, so it loads nothing. It keeps nothing: neither a cookie nor anything in the browser's storage.

import { armExit } from '../form-page/exit.js';
import { grouped, newReceipt, readReceipt, type ReceiptKeys, receiptKeys } from '../tip-form/receipt.js';
import { keyOfUnit } from '../tip-form/recipients.js';
import { toBase64Url } from '../tip-form/sealing.js';
import { caseNumber, envelope, isCaseNumber } from './envelope.js';
import { Files } from './files.js';
import { Line, type Mailbox, type Published, RefusedError } from './line.js';
import { byId, complain, forgive, row, showOne, showScreen } from './screens.js';
import { type Letter, openReplies, sealAddition, type Sealed, sealTip, sendFile } from './tip.js';

/** In place of this the server puts the key of the root. */
const ROOT = 'atalaya-tip-root';

/** Bytes of the longest letter with its contact. */
const MOST_LETTER = 64 * 1024 - 4;

const STEPS = ['office', 'case', 'crime', 'place', 'minor', 'text', 'files', 'contact', 'check'];

const value = (id: string) => byId<HTMLInputElement>(id).value.trim();

const chosen = (name: string) =>
  document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? '';

/** One walk through the page, from its start to the receipt. */
class Page {
  readonly #line = new Line(byId('tip').dataset.api ?? '', ROOT);
  readonly #files = new Files();
  #published?: Published;
  #unit = '';
  #work?: Promise<string>;
  #sealed?: Sealed;
  #receipt?: string;
  #keys?: ReceiptKeys;
  #mailbox?: Mailbox;
  #sentFiles = 0;
  #ticket = '';
  #again: () => Promise<void> = async () => {};

  /** Goes to a screen, or on from one, if nothing is wrong with what it asks. */
  async go(from: string, to: string): Promise<void> {
    forgive();
    if (to === 'next') {
      if (!(await this.#isFine(from))) {
        return;
      }
      to = STEPS[STEPS.indexOf(from) + 1] ?? 'check';
    } else if (to === 'back') {
      to = STEPS[STEPS.indexOf(from) - 1] ?? 'start';
    }
    if (to === 'check') {
      await this.#try(() => this.#check());
    } else {
      showScreen(to);
    }
  }

  async #isFine(screen: string): Promise<boolean> {
    const wrong = await this.#wrong(screen);
    if (wrong) {
      complain(...wrong);
    }
    return !wrong;
  }

  /** The field of a screen that is wrong, and what says so. */
  async #wrong(screen: string): Promise<[string, string] | undefined> {
    if (screen === 'office' && chosen('office') === '') {
      return ['office-no', 'why-office'];
    }
    if (screen === 'case' && !isCaseNumber(caseNumber(value('case')))) {
      return ['case', 'why-case'];
    }
    if (screen === 'text' && value('text') === '') {
      return ['text', 'why-text'];
    }
    if (screen === 'text' && tooLong({ text: value('text'), contact: 'x'.repeat(500) })) {
      return ['text', 'why-long'];
    }
    if (screen === 'files') {
      const why = await this.#files.prepare(chosen('origin') === 'keep');
      return why ? ['files', why] : undefined;
    }
    return undefined;
  }

  #envelope(): string {
    return envelope({
      office: chosen('office'),
      alert: byId('tip').dataset.alert ?? '',
      case: caseNumber(value('case')),
      crime: value('crime'),
      municipality: value('municipality'),
      minor: chosen('minor'),
      lang: document.documentElement.lang,
    });
  }

  #letter(): Letter {
    const contact = value('contact');
    return contact === '' ? { text: value('text') } : { text: value('text'), contact };
  }

  /** Does something that may fail; then it can be tried again, and nothing typed is lost. */
  async #try(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      const kind = error instanceof RefusedError ? error.kind : 'other';
      if (kind === 'tip-keys' || kind === 'tip-recipients') {
        this.#published = undefined;
        this.#sealed = undefined;
      }
      this.#again = () => this.#try(what);
      showScreen('problem');
      if (!showOne('kind', kind)) {
        showOne('kind', 'other');
      }
    }
  }

  again(): void {
    void this.#again();
  }

  async #publishedNow(): Promise<Published> {
    return (this.#published ??= await this.#line.published());
  }

  /** Shows to whom it goes and what of it is not sealed. The work begins meanwhile. */
  async #check(): Promise<void> {
    const { recipients } = await this.#publishedNow();
    this.#unit = await this.#line.route(this.#envelope());
    this.#sealed = undefined;
    const unit = keyOfUnit(recipients, this.#unit, Date.now());
    if (!unit) {
      throw new RefusedError('tip-recipients');
    }
    byId('unit').textContent = document.documentElement.lang === 'en' ? unit.name.en : unit.name.es;
    byId('clear').replaceChildren(
      ...[...document.querySelectorAll<HTMLElement>('[data-clear]')].flatMap((one) => {
        const said = shown(one.dataset.clear ?? '');
        return said === '' ? [] : row(one.dataset.label ?? '', said);
      }),
    );
    byId('sealed').replaceChildren(
      ...[...document.querySelectorAll<HTMLElement>('[data-sealed]')].flatMap((one) => {
        const said = {
          text: value('text'),
          files: this.#files.ready.map(({ name }) => name).join(', '),
          contact: value('contact'),
        }[one.dataset.sealed ?? ''];
        return said ? row(one.dataset.label ?? '', said) : [];
      }),
    );
    showScreen('check');
    this.#work ??= this.#beginWork();
  }

  #beginWork(): Promise<string> {
    const usual = Number(byId('progress').dataset.usual);
    const work = this.#line.work((share, numbers) =>
      say(numbers > usual ? 'busy' : 'work', Math.round(share * 100)),
    );
    // Said when it is waited for.
    work.catch(() => {});
    return work;
  }

  async #handIn(path: '' | '/follow-up/letters', { fields }: Sealed): Promise<string> {
    const work = this.#work ?? this.#beginWork();
    this.#work = undefined;
    return this.#line.send(path, { ...fields, proofOfWork: await work });
  }

  send(): Promise<void> {
    return this.#try(async () => {
      showScreen('sending');
      const { recipients, receiptSalt } = await this.#publishedNow();
      if (chosen('receipt') === 'keep' && !this.#keys) {
        say('receipt');
        this.#receipt = newReceipt();
        this.#keys = await receiptKeys(this.#receipt, receiptSalt);
      }
      const keys = chosen('receipt') === 'keep' ? this.#keys : undefined;
      this.#sealed ??= await sealTip(this.#envelope(), this.#letter(), this.#unit, recipients, keys);
      this.#ticket = await this.#handIn('', this.#sealed);
      say('post');
      if (keys) {
        byId('receipt').textContent = grouped(this.#receipt ?? '');
      }
      byId('with-receipt').hidden = !keys;
      byId('without-receipt').hidden = !!keys;
      await this.sendFiles();
    });
  }

  /**
   * The letter is taken: whatever becomes of the files, the receipt is shown. Those that did not go
   * can be sent again from there, as long as the page is open, each from where it broke off.
   */
  async sendFiles(): Promise<void> {
    const files = this.#files.ready;
    const sealed = this.#sealed;
    showScreen('sending');
    say('post');
    byId('files-failed').hidden = true;
    try {
      while (this.#sentFiles < files.length) {
        const number = this.#sentFiles + 1;
        const file = files[this.#sentFiles];
        if (file && sealed) {
          await sendFile(this.#line, this.#ticket, sealed, number, file, (share) =>
            say('file', number, files.length, Math.round(share * 100)),
          );
        }
        this.#sentFiles = number;
      }
    } catch {
      byId('files-failed').hidden = false;
    }
    showScreen('done');
  }

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(byId('receipt').textContent);
    byId('copied').hidden = false;
  }

  /** Opens the mailbox of a receipt. */
  async open(): Promise<void> {
    forgive();
    const read = readReceipt(value('return-receipt'));
    if ('fault' in read) {
      complain('return-receipt', `why-${read.fault}`);
      return;
    }
    await this.#try(async () => {
      showScreen('opening');
      const { receiptSalt } = await this.#publishedNow();
      this.#keys = await receiptKeys(read.digits, receiptSalt);
      const mailbox = await this.#line.look(toBase64Url(this.#keys.lookupId), 0);
      if (!mailbox.known) {
        showScreen('return');
        complain('return-receipt', 'why-unknown');
        return;
      }
      await this.#showMailbox(mailbox, this.#keys);
    });
  }

  async #showMailbox(mailbox: Mailbox, keys: ReceiptKeys): Promise<void> {
    this.#mailbox = mailbox;
    const texts = await openReplies(this.#line, mailbox, keys);
    const list = byId('replies');
    list.replaceChildren(
      ...texts.map((text) => {
        const item = document.createElement('li');
        item.textContent = text ?? list.dataset.unreadable ?? '';
        return item;
      }),
    );
    byId('no-replies').hidden = texts.length > 0;
    showScreen('mailbox');
    showOne('state', mailbox.state);
  }

  /** Adds a letter to the tip whose mailbox is open. */
  async add(): Promise<void> {
    forgive();
    const text = value('more');
    const [mailbox, keys] = [this.#mailbox, this.#keys];
    if (text === '' || tooLong({ text }) || !mailbox || !keys) {
      complain('more', text === '' ? 'why-more' : 'why-more-long');
      return;
    }
    await this.#try(async () => {
      showScreen('sending');
      const { recipients } = await this.#publishedNow();
      this.#sealed ??= await sealAddition({ text }, mailbox, recipients, keys);
      await this.#handIn('/follow-up/letters', this.#sealed);
      this.#sealed = undefined;
      byId<HTMLTextAreaElement>('more').value = '';
      await this.#showMailbox(await this.#line.look(toBase64Url(keys.lookupId), 0), keys);
      byId('added').hidden = false;
    });
  }
}

function tooLong(letter: Letter): boolean {
  return new TextEncoder().encode(JSON.stringify(letter)).length > MOST_LETTER;
}

/** What stands in a field, in words. */
function shown(name: string): string {
  if (name === 'alert') {
    const { alert = '', alertName = '' } = byId('tip').dataset;
    return alertName === '' ? alert : alertName;
  }
  const field = document.getElementById(name);
  if (field instanceof HTMLSelectElement) {
    return field.value === '' ? '' : (field.selectedOptions[0]?.textContent ?? '');
  }
  if (field instanceof HTMLInputElement) {
    return caseNumber(field.value);
  }
  const radio = document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);
  return radio?.labels?.[0]?.textContent ?? '';
}

/** Says how far it is, in the words of the page. */
function say(what: string, ...numbers: number[]): void {
  const progress = byId('progress');
  const words = progress.dataset[what] ?? '';
  progress.textContent = numbers.reduce<string>(
    (text, number, place) => text.replace(`{${String(place)}}`, String(number)),
    words,
  );
}

function begin(): void {
  const page = new Page();
  const alert = new URLSearchParams(location.search).get('alert');
  if (alert !== null) {
    // No trace in the address bar of what it is about.
    history.replaceState(null, '', location.pathname);
  }
  document.querySelectorAll('.plain, .without').forEach((one) => one.remove());
  document.querySelectorAll<HTMLElement>('.scripted').forEach((one) => (one.hidden = false));
  document.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-go]');
    const go = button?.dataset.go ?? '';
    const screen = button?.closest<HTMLElement>('[data-screen]')?.dataset.screen ?? '';
    const acts: Record<string, () => void> = {
      send: () => void page.send(),
      copy: () => void page.copy(),
      open: () => void page.open(),
      'files-again': () => void page.sendFiles(),
      add: () => void page.add(),
      again: () => page.again(),
    };
    if (go !== '') {
      (acts[go] ?? (() => void page.go(screen, go)))();
    }
  });
  // Enter in a field goes on, and not to what stands first in the page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault();
      event.target.closest('[data-screen]')?.querySelector<HTMLElement>('[data-go]')?.click();
    }
  });
  showOne('screen', 'start');
}

armExit();
// Elsewhere browsers have nothing to seal with: then the page stays as it is without script.
if (window.isSecureContext) {
  begin();
}
