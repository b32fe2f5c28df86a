# The package, as npm makes it, installed as on any machine; run without compiler and development packages.
FROM node:20-bookworm-slim AS build
WORKDIR /gira
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm pack --silent && npm install --prefix /opt/gira --no-audit --no-fund ./gira-*.tgz

FROM node:20-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=1 HOST=0.0.0.0 PORT=3000 GIRA_DATA_DIR=/data PATH=/opt/gira/node_modules/.bin:$PATH
COPY --from=build /opt/gira /opt/gira
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["gira", "serve"]
