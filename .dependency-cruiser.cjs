/** A spec, which may look further than what it tests. */
const SPEC = '\\.spec\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that uses nothing and that nobody uses.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.(c|m)js$', SPEC] },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere. What is built may not be there yet.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/dist/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'specs-are-not-imported',
      comment: 'A spec is run, never used.',
      severity: 'error',
      from: {},
      to: { path: SPEC },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'The sources do without the tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'http-client-only-in-upstream',
      comment: 'Every call to a register goes through the one client that knows which failures leave doubt.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/upstream/' },
      to: { path: 'node_modules/(axios|@nestjs/axios)/' },
    },
    {
      name: 'dbos-only-in-durable',
      comment: 'How work survives a crash is known in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/durable/' },
      to: { path: 'node_modules/@dbos-inc/' },
    },
    {
      name: 'registers-are-apart',
      comment: 'Klanten, Taken and Zaken are registers of their own: none knows another.',
      severity: 'error',
      from: { path: '^src/(klanten|taken|zaken)/' },
      to: { path: '^src/(klanten|taken|zaken)/', pathNot: '^src/$1/' },
    },
    {
      name: 'registers-know-no-process',
      comment: 'A register is used by the process and by the outside of the product, never the other way around.',
      severity: 'error',
      from: { path: '^src/(klanten|taken|zaken)/' },
      to: { path: '^src/(productaanvraag|saga|durable|http|auth)/' },
    },
    {
      name: 'process-is-on-top',
      comment:
        'The process uses all that lies below it. Only what looks after it, and what puts the product together, knows it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(productaanvraag|beheer)/', '^src/app\\.module\\.ts$', SPEC] },
      to: { path: '^src/productaanvraag/' },
    },
    {
      name: 'process-knows-no-beheer',
      comment: 'Requests are carried out in the same way whether anybody looks after them or not.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/beheer/', '^src/app\\.module\\.ts$', SPEC] },
      to: { path: '^src/beheer/' },
    },
    {
      name: 'notation-stands-alone',
      comment: 'How a number or an address is written does not depend on who asks.',
      severity: 'error',
      from: { path: '^src/notation/', pathNot: SPEC },
      to: { pathNot: '^src/notation/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'saga-stands-alone',
      comment: 'All, nothing, or finished later: an algorithm, without anything of this product or of npm.',
      severity: 'error',
      from: { path: '^src/saga/', pathNot: SPEC },
      to: { pathNot: '^src/saga/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'simulators-know-no-product',
      comment: 'A simulator that shared code with the product would share its mistakes.',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^src/', pathNot: '^src/simulator/' },
    },
    {
      name: 'product-knows-no-simulators',
      comment:
        'The product finds a register by its address. Only what starts everything knows which ones are simulated.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/(embedded|demo|simulator)/', SPEC] },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'product-knows-no-embedded-parts',
      comment: 'The product finds its database and its issuer by their settings, wherever they run.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/(embedded|demo)/', SPEC] },
      to: { path: '^src/embedded/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/conformance/recordings/' },
    // Imports of types count: they too say who knows whom.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
