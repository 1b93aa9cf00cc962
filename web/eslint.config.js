import tseslint from "typescript-eslint";

/** A room and the rooms it may not open; src/architecture.test.ts refuses circular imports. */
const closedDoors = [
  ["src/contract", ["player", "server", "session", "pages", "texts"]],
  ["src/texts", ["player", "server", "session", "pages"]],
  ["src/player", ["server", "session", "pages", "texts"]],
  ["src/server", ["player", "session", "pages", "texts"]],
  ["src/lockdown", ["player", "server", "session", "pages", "texts"]],
  ["src/session", ["player", "pages", "texts"]],
];

export default tseslint.config(
  { ignores: ["dist", "dist-preview", "node_modules"] },
  {
    files: ["src/**/*.ts", "vite.config.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ["error", 8],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 40],
      "no-alert": "error",
      "no-eval": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_$" }],
    },
  },
  // A describe block or a table of texts is a list, not a function with steps.
  { files: ["src/**/*.test.ts"], rules: { "max-lines-per-function": "off" } },
  ...closedDoors.map(([room, others]) => ({
    files: [`${room}/**/*.ts`],
    ignores: ["src/**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: others.map((other) => ({ group: [`**/${other}/**`], message: `${room} may not import ${other}` })) },
      ],
    },
  })),
  { files: ["dev/**/*.mjs", "scripts/**/*.mjs"], extends: [tseslint.configs.base], rules: { complexity: ["error", 8] } },
);
