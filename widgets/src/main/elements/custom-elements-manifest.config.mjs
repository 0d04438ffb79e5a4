/** Private and protected members are nobody's documentation. */
const publicMembersOnly = {
  name: 'public-members-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap((module) => module.declarations)) {
      declaration.members = declaration.members?.filter(
        ({ name, privacy }) => !name.startsWith('#') && privacy !== 'protected',
      );
    }
  },
};

export default {
  globs: ['*/*-element.ts', '*/*-define.ts'],
  // What elements have in common is told of each of them.
  exclude: ['node_modules/**', 'shared/**', 'chart/picture-element.ts'],
  plugins: [publicMembersOnly],
};
