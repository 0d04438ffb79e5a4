// SPDX-License-Identifier: Apache-2.0

import { isPhoto, withoutOrigin } from './photo.js';
import { byId } from './screens.js';

/** As the observatory takes them. */
const MOST_FILES = 20;
const MOST_BYTES = 100 * 1024 * 1024;

/** The files that somebody chose, in memory only. */
export class Files {
  #chosen: File[] = [];

  /** The files as they are sent, once `prepare` was asked. */
  ready: File[] = [];

  constructor() {
    const input = byId<HTMLInputElement>('files');
    input.addEventListener('change', () => {
      this.#chosen.push(...(input.files ?? []));
      // So that the same one can be chosen again after it was removed.
      input.value = '';
      this.#render();
    });
  }

  get chosen(): readonly File[] {
    return this.#chosen;
  }

  #render(): void {
    const list = byId('file-list');
    list.replaceChildren(
      ...this.#chosen.map((file) => {
        const item = document.createElement('li');
        const remove = document.createElement('button');
        remove.type = 'button';
        remove.className = 'plain';
        remove.textContent = list.dataset.remove ?? '';
        remove.setAttribute('aria-label', `${remove.textContent}: ${file.name}`);
        remove.addEventListener('click', () => {
          this.#chosen = this.#chosen.filter((other) => other !== file);
          this.#render();
        });
        item.append(`${file.name} (${size(file.size)}) `, remove);
        return item;
      }),
    );
    byId('origin').hidden = !this.#chosen.some(isPhoto);
  }

  /** What is wrong with them: the id of what says so; undefined if they can be sent, as `ready`. */
  async prepare(keepOrigin: boolean): Promise<string | undefined> {
    if (this.#chosen.length > MOST_FILES || this.#chosen.some((file) => file.size > MOST_BYTES)) {
      return 'why-files';
    }
    try {
      this.ready = await Promise.all(
        this.#chosen.map(async (file) => (isPhoto(file) && !keepOrigin ? withoutOrigin(file) : file)),
      );
      return undefined;
    } catch {
      return 'why-photo';
    }
  }
}

function size(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${String(Math.ceil(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
