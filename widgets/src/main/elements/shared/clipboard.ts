// SPDX-License-Identifier: Apache-2.0

/** What became of a copy: what is in the clipboard now, or nothing and the text for the reader to copy. */
export interface Copied {
  done?: 'figure' | 'text';
  text: string;
}

/** Puts a text into the clipboard, if the page may. */
export async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return { done: 'text', text };
  } catch {
    return { text };
  }
}

/**
 * Puts a picture into the clipboard, if there is one and the page may, and beside it a text that cites it.
 *
 * @param json address of the figures, which say how they are to be cited
 * @param png address of the picture
 * @param write the text, with the citation the observatory asks for
 */
export async function copyFigure(
  json: string,
  png: string | undefined,
  write: (citation: string) => string,
): Promise<Copied> {
  // Begun before anything is awaited: browsers forget soon that the reader clicked.
  const citing = citation(json).then(write);
  if (png) {
    try {
      const picture = get(png).then((response) => response.blob());
      picture.catch(() => undefined);
      const text = citing.then((words) => new Blob([words], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture, 'text/plain': text })]);
      return { done: 'figure', text: await citing };
    } catch {
      // No clipboard for pictures here, or no picture: the text alone.
    }
  }
  return copyText(await citing);
}

/** How the figures are to be cited; their source where nothing is said about it. */
async function citation(json: string): Promise<string> {
  try {
    const { extension, source } = (await (await get(json)).json()) as {
      source?: string;
      extension?: { atalaya?: { citation?: string } };
    };
    return extension?.atalaya?.citation ?? source ?? '';
  } catch {
    return '';
  }
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return response;
}
