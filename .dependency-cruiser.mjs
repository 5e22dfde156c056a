// The borders inside the repository. `npm run check` applies these rules to the code and, so that a green answer means
// something, to scripts/borders/fixtures, where every rule is broken once.

const tests = '\\.test\\.ts$|(^|/)test/'
const modules = '^apps/server/src/modules/([^/]+)/'
// Files directly in apps/server/src start the program or build the app; commands and pages (the
// administration's, and those for everybody) are called by one of them.
const top = '^apps/server/src/([^/]+\\.ts$|(commands|admin|site)/)'
// An import by name may come to rest outside the tree that is checked (the fixtures'), hence no `^` in front.
const localPostgres = '(^|/)packages/local-postgres/|^@bookme/local-postgres'
const tenancy = '(^|/)packages/tenancy/|^@bookme/tenancy'
const installed = (...names) => `(^|/)node_modules/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'module-imports-nothing-above',
      comment: 'A module is put together by app.ts and called by commands; it knows neither.',
      from: { path: modules },
      to: { path: top },
    },
    {
      name: 'module-by-its-face',
      comment: 'Another module is its index.ts; its tables.ts may be imported too, to declare a foreign key.',
      from: { path: modules },
      to: {
        path: modules,
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/(index|tables)\\.ts$'],
      },
    },
    {
      name: 'top-by-the-face',
      comment: 'app.ts and the commands, too, see a module by its index.ts or tables.ts.',
      from: { path: top, pathNot: tests },
      to: { path: modules, pathNot: '^apps/server/src/modules/[^/]+/(index|tables)\\.ts$' },
    },
    {
      name: 'core-imports-nothing-above',
      comment: 'Core is what every module needs and none owns.',
      from: { path: '^apps/server/src/core/' },
      to: { path: [modules, top] },
    },
    {
      name: 'package-imports-no-app',
      comment: 'Packages serve the apps, and could serve others.',
      from: { path: '^packages/' },
      to: { path: '^(apps|scripts|bench)/' },
    },
    {
      name: 'app-imports-no-tool',
      comment: 'Scripts and measurements use the apps.',
      from: { path: '^apps/' },
      to: { path: '^(scripts|bench)/' },
    },
    {
      name: 'package-by-its-name',
      comment: 'A package is imported by its name, whose entries are its face, not by a path into its sources.',
      from: { path: '^(apps|packages)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'tenancy-without-local-postgres',
      comment: 'The toolkit speaks to any PostgreSQL; only its tests start one.',
      from: { path: '^packages/tenancy/', pathNot: tests },
      to: { path: localPostgres },
    },
    {
      name: 'tenancy-knows-pg-and-drizzle',
      comment:
        'The toolkit needs pg (with its pg-protocol) and drizzle-orm; fastify, commander and drizzle-kit belong to entries of their own.',
      from: { path: '^packages/tenancy/', pathNot: [tests, '^packages/tenancy/(src/(fastify|cli)|example)/'] },
      to: { path: installed('.+'), pathNot: installed('pg', 'pg-protocol', 'drizzle-orm') },
    },
    {
      name: 'tenancy-fastify-knows-fastify',
      comment: "The entry for fastify adds fastify to the toolkit's packages.",
      from: { path: '^packages/tenancy/src/fastify/', pathNot: tests },
      to: { path: installed('.+'), pathNot: installed('pg', 'pg-protocol', 'drizzle-orm', 'fastify') },
    },
    {
      name: 'tenancy-cli-knows-commander-and-kit',
      comment: "The command line adds commander and drizzle-kit to the toolkit's packages.",
      from: { path: '^packages/tenancy/src/cli/', pathNot: tests },
      to: { path: installed('.+'), pathNot: installed('pg', 'pg-protocol', 'drizzle-orm', 'commander', 'drizzle-kit') },
    },
    {
      name: 'local-postgres-without-tenancy',
      comment: 'The supervisor of a server knows nothing of tenants.',
      from: { path: '^packages/local-postgres/' },
      to: { path: tenancy },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'What its own package.json does not declare for production is missing where the program runs.',
      from: { path: '^(apps|packages)/', pathNot: [tests, '\\.config\\.ts$'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'npm-optional', 'npm-peer', 'type-only'],
      },
    },
    {
      name: 'no-test-in-production',
      comment: 'Test code is not there where the program runs.',
      from: { path: '^(apps|packages)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would slip past every other rule.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycle',
      comment: 'Files that import each other load in an order nobody chose. Types do not load.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-cycle-of-modules',
      comment: 'Between modules not even types go round.',
      from: { path: modules },
      to: { circular: true, via: { path: '^apps/server/src/modules/', pathNot: '^apps/server/src/modules/$1/' } },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^scripts/borders/fixtures/|^apps/web/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
}
