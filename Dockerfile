# Images from one file: `farm` (web, maintenance, migrate; no torch), and for workers with torch
# `worker-vgg16`, which takes jobs of all kinds, and `worker` without VGG-16, which renders and trains
# with VGG-19 where that is in /home/farm/.cache or can be downloaded.
# The worker's torch comes from PyPI and runs on the CPU and on NVIDIA's GPUs.
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/farm
ENV PATH=/opt/farm/bin:$PATH
WORKDIR /src
# What changes seldom comes first: only a new dependency installs them all again. Nothing of this
# empty package may stay, or setuptools takes its files for newer than those that come next.
COPY pyproject.toml constraints.txt ./
RUN mkdir farm workers web migrations \
    && touch README.md farm/__init__.py workers/__init__.py web/__init__.py migrations/__init__.py \
    && pip install -c constraints.txt '.[sketch,otel,faces]' \
    && rm -r README.md build *.egg-info farm workers web migrations
COPY . .
RUN pip install --no-deps --force-reinstall .

FROM build AS worker-build
RUN pip install -c constraints.txt '.[worker,video,nvml]'

FROM worker-build AS worker-vgg16-build
RUN pip install -c constraints.txt '.[vgg16]'

FROM python:${PYTHON}-slim AS runtime
ENV PATH=/opt/farm/bin:$PATH PYTHONUNBUFFERED=1
RUN useradd --uid 10001 --create-home farm \
    && mkdir -p /home/farm/.cache && chown farm:farm /home/farm/.cache
USER farm
WORKDIR /home/farm

FROM runtime AS worker
COPY --from=worker-build /opt/farm /opt/farm
CMD ["farm", "worker"]

FROM runtime AS worker-vgg16
COPY --from=worker-vgg16-build /opt/farm /opt/farm
CMD ["farm", "worker"]

FROM runtime AS farm
COPY --from=build /opt/farm /opt/farm
EXPOSE 8000
CMD ["farm", "web"]
