# Build with the compiler and the development packages, run with neither.
FROM node:20-bookworm-slim AS build
WORKDIR /gira
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
COPY db ./db
COPY scripts ./scripts
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=1 HOST=0.0.0.0 PORT=3000 GIRA_DATA_DIR=/data
WORKDIR /gira
COPY --from=build /gira/package.json ./
COPY --from=build /gira/node_modules ./node_modules
COPY --from=build /gira/dist ./dist
COPY --from=build /gira/db ./db
COPY --from=build /gira/src/views/style ./src/views/style
COPY --from=build /gira/src/views/scripts ./src/views/scripts
COPY --from=build /gira/src/views/icon.svg ./src/views/icon.svg
COPY LICENSE NOTICE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "dist/bundle/server.js"]
