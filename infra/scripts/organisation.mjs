import { runServerScript } from './workspace.mjs';

runServerScript('setup/organisation.js');
