// SPDX-License-Identifier: Apache-2.0

// The loader partner sites include: <script async src="https://observatory.example/atalaya/embed.js"></script>.
// It tells each atalaya element where its observatory is and loads the element's module once it is used, and it
// makes frames with the observatory's pages as high as these say they are.
// It leaves nothing behind: no globals, cookies or storage; a second inclusion finds the work done.

declare const ATALAYA_VERSION: string;
declare const ATALAYA_ELEMENTS: string;

const script = document.currentScript as HTMLScriptElement | null;

if (script?.src) {
  const base = new URL('.', script.src).href.slice(0, -1);
  const tags = ATALAYA_ELEMENTS.split(',').map((name) => `atalaya-${name}`);
  const selector = tags.join();
  const requested = new Set<string>();

  const prepare = (element: Element) => {
    const tag = element.localName;
    if (!element.hasAttribute('observatory')) {
      element.setAttribute('observatory', base);
    }
    if (!requested.has(tag) && !customElements.get(tag)) {
      requested.add(tag);
      const module = `/atalaya/elements/${ATALAYA_VERSION}/${tag.slice(8)}.js`;
      // A failed module is asked for again with the next such element; until then its fallback content stays.
      import(new URL(module, base).href).catch(() => requested.delete(tag));
    }
  };
  const prepareAll = (parent: ParentNode) => parent.querySelectorAll(selector).forEach(prepare);

  prepareAll(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element) {
          if (node.matches(selector)) {
            prepare(node);
          }
          prepareAll(node);
        }
      }
    }
  }).observe(document, { childList: true, subtree: true });
  addEventListener('online', () => prepareAll(document));

  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${base}/embed/`));
  addEventListener('message', ({ data, source }) => {
    if (data?.type === 'atalaya-resize' && data.height > 0) {
      // By its window: a frame without an origin has nothing else to be known by. So a page sizes its own frame.
      const frame = frames().find(({ contentWindow }) => contentWindow === source);
      frame?.style.setProperty('height', `${Math.min(data.height, 9999)}px`);
    }
  });
  // Those that were there first have told nobody.
  frames().forEach(({ contentWindow }) => contentWindow?.postMessage({ type: 'atalaya-measure' }, '*'));
}
