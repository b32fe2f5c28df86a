import { together } from '../support/together.js';

await together('routes-api-e-i');
