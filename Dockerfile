# Tonearm in one image: the pipeline and the site. docs/deploying.md says how it is used.
ARG DENO_VERSION=2.9.6

FROM denoland/deno:${DENO_VERSION} AS build
WORKDIR /app
ENV DENO_DIR=/deno-dir
COPY deno.json deno.lock ./
COPY packages/fresh/deno.json packages/fresh/
RUN deno install --frozen
COPY . .
# Packages are in node_modules; of Deno's own copies only what names their versions is needed.
RUN deno task build && find "$DENO_DIR/npm" -type f ! -name registry.json -delete

FROM denoland/deno:${DENO_VERSION}
WORKDIR /app
ENV DENO_DIR=/deno-dir \
    DENO_NO_UPDATE_CHECK=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_RAW_DIR=/data_raw \
    DATA_DIR=/data
COPY --from=build /deno-dir /deno-dir
COPY --from=build /app /app
# A volume that is new takes its owner from here; everything else belongs to root and stays as it is.
RUN mkdir /data /data_raw && chown deno:deno /data
USER deno
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["deno", "eval", "--no-config", "--no-lock", "const answer = await fetch('http://127.0.0.1:' + Deno.env.get('PORT') + '/api/health').catch(() => null); Deno.exit(answer?.ok ? 0 : 1);"]
CMD ["deno", "task", "--quiet", "start"]
