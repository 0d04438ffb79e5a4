/** Private members are nobody's documentation. */
const publicMembersOnly = {
  name: 'public-members-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap((module) => module.declarations)) {
      declaration.members = declaration.members?.filter(({ name }) => !name.startsWith('#'));
    }
  },
};

export default {
  globs: ['*/*-element.ts', '*/*-define.ts'],
  exclude: ['node_modules/**'],
  plugins: [publicMembersOnly],
};
