import { together } from '../support/together.js';

await together('operations-g-o');
