import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';

const program = '/usr/sbin/nginx';

/** Why there is no proxy, or false. CI looks for this line and fails at it. */
export const withoutNginx = existsSync(program)
  ? false
  : `there is no ${program} (apt-get install nginx-light)`;

if (withoutNginx) console.error(`\n*** SKIPPED: the tests behind nginx, since ${withoutNginx}.\n`);

/**
 * The address of nginx before some servers: whoever only reads is sent to the next one where one does not
 * answer; a write is sent on where it cannot have been begun.
 */
export async function nginxBefore(t: Test, ports: readonly number[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gira-test-nginx-'));
  const port = await freePort();
  const servers = ports.map(each => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
     events { worker_connections 1024; }
     http {
       access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
       upstream gira { ${servers.join(' ')} keepalive 16; }
       server {
         listen 127.0.0.1:${port};
         location / {
           proxy_pass http://gira;
           proxy_http_version 1.1;
           proxy_set_header Connection "";
           proxy_set_header Host $host;
           proxy_connect_timeout 1s;
           proxy_read_timeout 30s;
           proxy_next_upstream error timeout;
         }
       }
     }`,
  );
  const child = spawn(program, ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  t.teardown(() => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    await sleep(20);
  }
  return url;
}
