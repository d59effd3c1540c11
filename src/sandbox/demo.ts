import { runDemo } from './demo/run-demo.js';

await runDemo();
