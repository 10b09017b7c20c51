# planpress: the commands of the README. Each installs what it needs, or says what to install.
SWIFT ?= swift
PREFIX ?= /usr/local
PLANPRESS := .build/release/planpress
# Debian packages: what the program is built with, and what the tests need beside them.
LIBRARIES := libcmark-gfm-dev libcmark-gfm-extensions-dev libexpat1-dev libyaml-dev libmd-dev libstemmer-dev
# The libraries in them, which what is passed on contains: the linker finds no others in this folder.
ARCHIVES := .build/archives
ARCHIVED := cmark-gfm cmark-gfm-extensions expat yaml md stemmer stdc++
# How what is passed on is compiled: without the folders of this machine, and nothing looked for beside the program.
# Nothing in it unwinds: errors of Swift are returned, so that the tables for finding a function's frame (three megabytes) are left out.
RELEASE := -c release --static-swift-stdlib --disable-local-rpath \
  -Xlinker -L$(CURDIR)/$(ARCHIVES) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=. \
  -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now \
  -Xswiftc -use-ld=lld -Xlinker --icf=all -Xlinker --no-export-dynamic -Xlinker -O2 -Xlinker --no-eh-frame-hdr \
  -Xlinker -T -Xlinker $(CURDIR)/.ci/without-frames.ld
# What is passed on: its version, the oldest C library that it runs with, and where it is put together.
VERSION := $(shell sed -n 's/.*programVersion = "\(.*\)"/\1/p' Sources/Sites/Project/Version.swift)
GLIBC := 2.35
STAGE := .build/stage
DIST := .build/dist
VENV := .venv
DATA_VENV := .venv-data
DOCUMENTS_VENV := .venv-documents
# The pages of docs/ that `planpress reference` prints.
REFERENCE := fields checks views words
# Where they are laid out as a site.
DOCS := .build/docs
SWIFT_FOLDERS := Package.swift Sources Tests Plugins
BENCH := .build/bench
STAGES := .build/release/stages
# What `make bench` measures: plans of these sizes beside others, each so many times, and full builds of these sizes.
PAGES ?= 10000
RUNS ?= 3
SCALE ?= 1000 10000 100000
# How long `make fuzz` tries each parser.
SECONDS_EACH ?= 60
# What its inputs come from: the same for the same number, so that a change is judged by the change; others each time with 0.
SEED ?= 1
export SWIFT
COMPILER := gcc libc6-dev
COUNTER := valgrind binutils
# What stops builds in the middle, and asks the web.
TRACER := strace util-linux curl
# What says whether XML is as its schema has it.
VALIDATOR := libxml2-utils
PYTHON := python3-venv
BROWSER := chromium default-jre-headless $(PYTHON) fonts-dejavu-core

.DEFAULT_GOAL := site
.PHONY: site planpress test test-swift test-documents test-data test-faults test-counts test-program test-browser relevance fuzz \
  lint format docs check-docs screenshots bench stages counts-record stages-program install staged dist archive deb wheel test-dist \
  sbom fetched clean toolchain libraries browser compiler counter tracer validator venv packages

## The site of the sample plan, in public/
site: planpress
	$(PLANPRESS) build

planpress: toolchain libraries fetched $(ARCHIVES)
	$(SWIFT) build $(RELEASE) -Xlinker -s --product planpress

## Everything that can be tested; what is missing for it is named first, and all at once
test: toolchain packages test-swift test-data test-counts test-program test-dist test-documents test-browser fuzz

test-swift: toolchain libraries fetched tracer validator
	$(SWIFT) build --build-tests
	@$(MAKE) --no-print-directory check-docs
	$(SWIFT) test --skip-build

## The files of data, as programs that read such files see them
test-data: toolchain libraries validator $(DATA_VENV)/requirements.txt
	$(SWIFT) build --product planpress
	cd Tests/Data && ../../$(DATA_VENV)/bin/python -m pytest -q

$(DATA_VENV)/requirements.txt: Tests/Data/requirements.txt | venv
	python3 -m venv --clear $(DATA_VENV)
	$(DATA_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	cp $< $@

## Every system call of a build made to fail in turn, where `make test-swift` tries a few of each kind
test-faults: toolchain libraries tracer
	$(SWIFT) build --build-tests
	PLANPRESS_FAULTS=all $(SWIFT) test --skip-build --filter 'FaultTests|SyncTests|PowerCutTests|StoppedBuildTests|SeveralBuildsTests'

## The work that each stage of a build takes, counted, against what was recorded
test-counts: stages-program $(BENCH)/floor | counter
	python3 -m unittest discover --quiet --start-directory Tests/Benchmark
	python3 Tests/Benchmark/counts.py $(STAGES) $(BENCH)/floor

## What the program that is passed on contains, and what it needs where it runs
test-program: planpress | counter
	.ci/check-program $(PLANPRESS) $(GLIBC)

## Each parser with changed inputs, for so many seconds
fuzz: toolchain libraries fetched
	FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz --product fuzz
	.ci/fuzz .build-fuzz/debug/fuzz $(SECONDS_EACH) $(SEED)

## Writes the record of the counts again, after a change that is meant
counts-record: stages-program $(BENCH)/floor | counter
	python3 Tests/Benchmark/counts.py $(STAGES) $(BENCH)/floor --record

## The plan as a document, held against the standards that it claims
test-documents: toolchain libraries $(DOCUMENTS_VENV)/requirements.txt
	$(SWIFT) build --product planpress
	cd Tests/Documents && ../../$(DOCUMENTS_VENV)/bin/python -m pytest

$(DOCUMENTS_VENV)/requirements.txt: Tests/Documents/requirements.txt
	@.ci/install-packages python3-venv
	python3 -m venv --clear $(DOCUMENTS_VENV)
	$(DOCUMENTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	cp $< $@

## The pages, in a browser
test-browser: toolchain libraries $(VENV)/requirements.txt
	$(SWIFT) build --product planpress
	cd Tests/Browser && ../../$(VENV)/bin/python -m pytest

## What readers find with the search, beside what Pagefind finds
relevance: toolchain libraries $(VENV)/requirements.txt
	$(SWIFT) build --product planpress
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements-pagefind.txt
	cd Tests/Browser && RELEVANCE=pagefind ../../$(VENV)/bin/python -m pytest -s test_relevance.py

# What the browser tests run on, made again whenever the list of it has changed.
$(VENV)/requirements.txt: Tests/Browser/requirements.txt | browser
	python3 -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	cp $< $@

## Format, and the directions in which targets and their folders use each other
lint: toolchain
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format $(SWIFT_FOLDERS)
	python3 Tests/Lint/imports.py
	python3 -m unittest discover --quiet --start-directory Tests/Lint
	python3 Tests/Lint/circles.py
	python3 Tests/Lint/headers.py
	python3 Tests/Lint/paths.py

format:
	$(SWIFT) format --in-place --recursive --parallel --configuration .swift-format $(SWIFT_FOLDERS)

## The pages of docs/: those that the program prints, and all of them as a site in .build/docs/public
docs: planpress
	for topic in $(REFERENCE); do $(PLANPRESS) reference $$topic > docs/$$topic.md; done
	.ci/docs-site $(DOCS)
	$(PLANPRESS) build --strict --source $(DOCS) --output $(DOCS)/public

## Whether these pages are what the program prints today, and all of them are without a fault
check-docs: toolchain libraries
	$(SWIFT) build --product planpress
	@for topic in $(REFERENCE); do .build/debug/planpress reference $$topic | diff -u docs/$$topic.md - || \
	  { echo "docs/$$topic.md is not what the program prints today: run make docs" >&2; exit 1; }; done
	@.ci/docs-site $(DOCS) && .build/debug/planpress check --strict --no-cache --source $(DOCS)

## The pictures of docs/, of the sample plan's main pages
screenshots: toolchain libraries $(VENV)/requirements.txt
	$(SWIFT) build --product planpress
	$(VENV)/bin/python Tests/Browser/screenshots.py

## planpress beside Hugo, and beside the least that can be done; writes docs/benchmark.md and .svg
bench: planpress stages-program $(BENCH)/floor
	@.ci/install-packages python3-venv
	python3 Tests/Benchmark/bench.py $(PLANPRESS) $(BENCH)/floor $(STAGES) --pages $(PAGES) --runs $(RUNS) --scale $(SCALE)

## How long each stage of a build takes by itself
stages: stages-program
	rm -rf $(BENCH)/plan $(BENCH)/site
	mkdir -p $(BENCH)
	python3 Tests/Benchmark/corpus.py $(BENCH)/plan 1000
	$(STAGES) $(BENCH)/plan $(BENCH)/site

$(ARCHIVES): Makefile | compiler libraries
	mkdir -p $@
	for library in $(ARCHIVED); do ln -sf "$$(gcc -print-file-name=lib$$library.a)" $@/; done
	touch $@

# Linked as planpress is, so that the two are compiled once.
stages-program: toolchain libraries fetched $(ARCHIVES)
	$(SWIFT) build $(RELEASE) --product stages

$(BENCH)/floor: Tests/Benchmark/floor.c | compiler libraries
	mkdir -p $(BENCH)
	$(CC) -O2 -Wall -Wextra -o $@ $< -lcmark-gfm -lcmark-gfm-extensions

install: staged
	mkdir -p $(DESTDIR)$(PREFIX)
	cp -R $(STAGE)/. $(DESTDIR)$(PREFIX)

# The program with its manual, completions, licences and list of parts, as it is laid out where it is installed.
staged: planpress sbom
	$(SWIFT) build $(RELEASE) --product generate-manual
	.ci/packaging/stage $(PLANPRESS) .build/release/generate-manual .build/planpress.spdx.json $(STAGE)

## An archive to unpack anywhere, a package for Debian and one for Python, with their checksums, in .build/dist/
dist: archive deb wheel
	cd $(DIST) && sha256sum *$(VERSION)* > SHA256SUMS

archive deb: staged
	mkdir -p $(DIST)
	.ci/packaging/$@ $(STAGE) $(VERSION) $(DIST)

wheel: staged
	mkdir -p $(DIST)
	.ci/packaging/wheel $(STAGE) $(VERSION) $(GLIBC) $(DIST)

## Whether what `make dist` makes can be installed, used and removed on a system that has nothing else
test-dist: dist | browser
	.ci/packaging/check $(DIST) $(VERSION) $(STAGE) $(GLIBC)

## What the program is made of, as a list of parts in SPDX
sbom: toolchain libraries fetched
	.ci/sbom > .build/planpress.spdx.json

clean:
	rm -rf .build $(VENV) $(DATA_VENV) public

# Whether the Swift packages are those that the project was tried with.
fetched: toolchain
	@.ci/check-packages

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "Please install a Swift 6.2 toolchain first: https://www.swift.org/install/" >&2; exit 1; }

libraries:
	@.ci/install-packages $(LIBRARIES)

browser:
	@.ci/install-packages $(BROWSER)

compiler:
	@.ci/install-packages $(COMPILER)

tracer:
	@.ci/install-packages $(TRACER)

venv:
	@.ci/install-packages $(PYTHON)

validator:
	@.ci/install-packages $(VALIDATOR)

counter:
	@.ci/install-packages $(COUNTER)

packages:
	@.ci/install-packages $(LIBRARIES) $(TRACER) $(VALIDATOR) $(COMPILER) $(COUNTER) $(BROWSER)
