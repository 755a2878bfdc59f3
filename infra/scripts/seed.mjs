import { runServerScript } from './workspace.mjs';

runServerScript('demo/seed.js');
