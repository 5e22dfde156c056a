# The web process, the worker and the command line in one image. docs/deployment.md says how to run it.

FROM node:26-slim AS packages
WORKDIR /bookme
# Only what decides about packages: this layer is made anew when one of these changes.
COPY package.json package-lock.json ./
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
COPY packages/local-postgres/package.json packages/local-postgres/
COPY packages/tenancy/package.json packages/tenancy/
COPY bench/package.json bench/
# Optional are the embedded PostgreSQL and the project's own Node: here the database is given, and Node is the image's.
RUN npm ci --workspace=@bookme/server --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# The dashboard is built where its tools are; only what they made goes on.
FROM packages AS web
RUN npm ci --workspace=@bookme/web --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build-web.mjs scripts/
COPY apps/web apps/web
RUN node scripts/build-web.mjs

FROM node:26-slim
WORKDIR /bookme
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
COPY --from=packages /bookme ./
COPY packages packages
COPY apps/server apps/server
COPY --from=web /bookme/apps/web/dist apps/web/dist
# `docker compose exec app bookme tenants`.
RUN printf '#!/bin/sh\nexec node /bookme/apps/server/src/bookme.ts "$@"\n' > /usr/local/bin/bookme \
    && chmod 755 /usr/local/bin/bookme
USER node
EXPOSE 8000
CMD ["node", "apps/server/src/main.ts"]
