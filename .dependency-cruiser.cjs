/** A spec, which may look further than what it tests. */
const SPEC = '\\.spec\\.ts$';
/** The modules of Nest put things together, from above and below. */
const MODULE = '\\.module\\.ts$';
/** What this product is about. */
const DOMAIN =
  '^src/(klanten|taken|zaken|capabilities|instellingen|klantcontact|medewerker|partij|product|toewijzing|productaanvraag|beheer)/';

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
      comment: 'The sources do without the tests; their specs may use what those share.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
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
      from: { path: '^src/', pathNot: ['^src/beheer/', '^src/(app\\.module|persoonsgegevens)\\.ts$', SPEC] },
      to: { path: '^src/beheer/' },
    },
    {
      name: 'nobody-uses-the-door',
      comment: 'What a caller sent is read and checked there, once. Whoever lies below gets plain, checked data.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/productaanvraag/door/', MODULE, SPEC] },
      to: { path: '^src/productaanvraag/door/' },
    },
    {
      name: 'runs-are-started-from-above',
      comment: 'Only who takes requests in, or looks after them, starts runs. What a run does, never starts another.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/productaanvraag/(door|intake)/', '^src/beheer/', MODULE, SPEC] },
      to: { path: '^src/productaanvraag/intake/' },
    },
    {
      name: 'page-knows-no-caller',
      comment:
        'The process goes on when the caller hangs up, and in another process after a crash: there is nobody to answer, and it does not know what carries it out.',
      severity: 'error',
      from: { path: '^src/productaanvraag/[^/]+\\.ts$', pathNot: [MODULE, SPEC] },
      to: { path: ['^src/productaanvraag/(door|intake|answer)/', '^src/(durable|http|auth|openapi)/'] },
    },
    {
      name: 'steps-know-no-page',
      comment: 'A step is used by several pages: it cannot depend on the order in which one of them does things.',
      severity: 'error',
      from: { path: '^src/productaanvraag/steps/', pathNot: SPEC },
      to: {
        path: [
          '^src/productaanvraag/(door|intake|answer)/',
          '^src/productaanvraag/(handle-|decide-|register-)',
          '^src/(durable|http|auth|openapi)/',
        ],
      },
    },
    {
      name: 'answer-does-nothing',
      comment:
        'An answer is made of how a run ended, for who asks now as for who asks next week. It cannot change that end.',
      severity: 'error',
      from: { path: '^src/productaanvraag/answer/', pathNot: SPEC },
      to: {
        path: [
          '^src/productaanvraag/(door|intake|steps)/',
          '^src/productaanvraag/(handle-|decide-|register-)',
          '^src/(klanten|taken|zaken|capabilities)/',
        ],
      },
    },
    {
      name: 'reading-writes-nothing',
      comment: 'What is only read needs no run, and so no engine.',
      severity: 'error',
      from: { path: '^src/(instellingen|klantcontact|medewerker|partij|product|toewijzing)/', pathNot: SPEC },
      to: { path: '^src/(saga|durable)/' },
    },
    {
      name: 'infrastructure-knows-no-domain',
      comment:
        'How requests are read, described, logged, timed and stored would be the same in another product. What is particular to this one is given to it by the domain.',
      severity: 'error',
      from: {
        path: '^src/(auth|config|database|encryption|fence|http|login|notation|openapi|pages|problems|telemetry|timing)/',
        pathNot: SPEC,
      },
      to: { path: DOMAIN },
    },
    {
      name: 'engine-knows-no-registers',
      comment:
        'The engine carries out any saga. Whether a call may still be sent, the client asks of the fence between them.',
      severity: 'error',
      from: { path: '^src/durable/', pathNot: SPEC },
      to: { path: [DOMAIN, '^src/(upstream|http|auth)/'] },
    },
    {
      name: 'upstream-knows-no-process',
      comment: 'A call ends in what is certain about it. What follows from that is for who sent it.',
      severity: 'error',
      from: { path: '^src/upstream/', pathNot: SPEC },
      to: { path: [DOMAIN, '^src/(saga|durable|http|auth)/'] },
    },
    {
      name: 'notation-stands-alone',
      comment: 'How a number or an address is written does not depend on who asks.',
      severity: 'error',
      from: { path: '^src/notation/', pathNot: SPEC },
      to: { pathNot: '^src/notation/', dependencyTypesNot: ['core', 'npm'] },
    },
    {
      name: 'saga-stands-alone',
      comment: 'All, nothing, or finished later: an algorithm, without anything of this product or of npm.',
      severity: 'error',
      from: { path: '^src/saga/', pathNot: SPEC },
      to: { pathNot: '^src/saga/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'logboek-stands-alone',
      comment: 'Others have to keep a logboek dataverwerkingen as well: this could be a package for all of them.',
      severity: 'error',
      from: { path: '^src/logboek/', pathNot: SPEC },
      to: { pathNot: '^src/logboek/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'simulators-know-no-product',
      comment: 'A simulator that shared code with the product would share its mistakes.',
      severity: 'error',
      from: { path: '^src/sandbox/simulator/' },
      to: { path: '^src/', pathNot: '^src/sandbox/simulator/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client is a package of its own, for who has nothing of this product.',
      severity: 'error',
      from: { path: '^client/' },
      to: { pathNot: '^client/' },
    },
    {
      name: 'server-knows-no-client',
      comment: 'The client is made of the description of the API, so the product cannot be made of the client.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^client/' },
    },
    {
      name: 'screens-are-clients',
      comment: 'The screens use the API and nothing else of the product, as any other client of it could.',
      severity: 'error',
      from: { path: '^web/', pathNot: SPEC },
      to: { pathNot: ['^web/', '^client/src/', 'node_modules/(preact|@utrecht|@nl-design-system-unstable)/'] },
    },
    {
      name: 'screens-are-apart',
      comment: 'What both screens need is in web/shared, which knows neither.',
      severity: 'error',
      from: { path: '^web/(gesprek|beheer|docs|shared)/' },
      to: { path: '^web/(gesprek|beheer|docs)/', pathNot: '^web/$1/' },
    },
    {
      name: 'nobody-knows-the-screens',
      comment: 'They are sent as they were bundled: nothing that runs here is made of them.',
      severity: 'error',
      from: { path: '^(src|client)/' },
      to: { path: '^web/' },
    },
    {
      name: 'product-knows-no-sandbox',
      comment:
        'The product finds its database, issuer and registers by their settings, wherever they run. A production build has no sandbox.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sandbox/', SPEC] },
      to: { path: '^src/sandbox/' },
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
