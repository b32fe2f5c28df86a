import { together } from '../support/together.js';

await together('security');
