import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { toThisMachine } from '../support/receiver.js';

/** A key and a certificate that nobody vouches for, for `localhost` and a hundred years; of no use elsewhere. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbWWY2ZB7QxQ7Tf/z
xg43K2gSWe6WESZjRDarUeREb+qhRANCAASS/Tz7eRtWd3iws6twbPaFN70e7yGh
GxagtaVRG5zFYXQaG1U7Aw0j/Xu60sza/JBnQ/LXxKKRhS1sf+ggDajy
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUJk3H7tJ6b5HExyCR3Sip1sk0H0gwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzA4MjY1NFoYDzIxMjYxMDMw
MDgyNjU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASS/Tz7eRtWd3iws6twbPaFN70e7yGhGxagtaVRG5zFYXQaG1U7Aw0j
/Xu60sza/JBnQ/LXxKKRhS1sf+ggDajyo28wbTAdBgNVHQ4EFgQUz/pe7ue7mcc0
aQN4iMFctPpp2z8wHwYDVR0jBBgwFoAUz/pe7ue7mcc0aQN4iMFctPpp2z8wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgJpdidhz37KGFa6/FlVG7EG5Bw66qtzSy3bVXsPFIHaQCIQC3
f5uvP32f661uLYjTOWbgkFI1G+8usE0sZDH+2amx8Q==
-----END CERTIFICATE-----`;

t.test('who cannot show who they are is told nothing', async t => {
  let asked = 0;
  const server: Server = createServer({ key, cert }, (_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const outcome = await toThisMachine.call({
    ...{ url: `https://localhost:${port}/secret`, method: 'POST', body: 'secret' },
    ...{ timeoutMilliseconds: 5000, maxBytes: 0 },
  });
  t.match(outcome, { sentence: 'localhost has a certificate that nobody vouches for.' });
  t.equal(asked, 0);
});
