// The baseline: node:http alone, with the bytes and headers of the file that BENCH_REPLY names.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { headers, body } = JSON.parse(readFileSync(process.env.BENCH_REPLY, 'utf8'));
const bytes = Buffer.from(body);
const { 'content-length': _length, ...unchanged } = headers;

createServer((request, reply) => {
  if (headers.etag && request.headers['if-none-match'] === headers.etag) {
    reply.writeHead(304, unchanged);
    reply.end();
  } else {
    reply.writeHead(200, headers);
    reply.end(bytes);
  }
}).listen(Number(process.env.PORT), '127.0.0.1');
