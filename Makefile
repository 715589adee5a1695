# nutgraf -- make, make demo, make check, make install; `make help` lists the rest.

CC ?= gcc
CFLAGS ?= -O2
PREFIX ?= /usr/local
DATA ?= ../shared/data
BUILD ?= build
PYTHON ?= python3

VERSION := $(shell sed -n 's/^\#define NUTGRAF_VERSION "\(.*\)"/\1/p' include/nutgraf.h)
SOVERSION := 0

# ---- what is needed ----

BUILD_PACKAGES := gcc libc6-dev libutf8proc-dev libstemmer-dev libjson-c-dev libexpat1-dev libcmark-dev libsqlite3-dev
TEST_PACKAGES := check bats pkg-config valgrind python3
FUZZ_PACKAGES := clang libclang-rt-14-dev
LINT_PACKAGES := clang-format clang-tidy cppcheck clang mandoc gcovr

# The command is linked statically: a shared libstemmer alone costs a start 200
# microseconds of relocations, a shared libm a sixth of what `true` takes.
# STATIC= links it against the shared ones.
STATIC ?= -static -Wl,--wrap=dlopen
LIBRARIES := -lutf8proc -lstemmer -ljson-c -lexpat -lcmark -lsqlite3

# ---- flags ----

# One rounding per operation, whatever the compiler: the same bytes everywhere.
DETERMINISM := -ffp-contract=off
# GCC 12 gathers neighbouring fields in a vector register to store them at once,
# which takes more instructions than the stores.
FIELDS := -fno-tree-slp-vectorize
WARNINGS := -Wall -Wextra
DEVELOPER := -Werror -Wshadow -Wconversion -Wmissing-prototypes -Wvla
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Iinclude -I$(BUILD)/generated \
	$(WARNINGS) $(DETERMINISM) $(FIELDS) -fvisibility=hidden -MMD -MP $(CFLAGS) $(EXTRA_CFLAGS)

# ---- what there is ----

LIBRARY_SOURCES := $(filter-out src/cli/% src/tools/%,$(wildcard src/*/*.c)) $(wildcard src/nutgraf.c)
CLI_SOURCES := $(wildcard src/cli/*.c)
TEST_SOURCES := $(wildcard tests/test_*.c)
TABLES := $(BUILD)/generated/tables.o $(BUILD)/generated/tags.o

LIBRARY_OBJECTS := $(LIBRARY_SOURCES:src/%.c=$(BUILD)/objects/%.o) $(TABLES)
SHARED_OBJECTS := $(LIBRARY_SOURCES:src/%.c=$(BUILD)/shared/%.o) $(TABLES)
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(BUILD)/objects/%.o)
TEST_OBJECTS := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%.o) $(BUILD)/generated/suites.o \
	$(patsubst tests/%.c,$(BUILD)/tests/%.o,tests/failing.c tests/cosmetic.c $(wildcard tests/support.c))

.DELETE_ON_ERROR:
.PHONY: all
all: $(BUILD)/nutgraf $(BUILD)/libnutgraf.a $(BUILD)/libnutgraf.so

# ---- the program and the library ----

$(BUILD)/nutgraf: $(CLI_OBJECTS) $(BUILD)/libnutgraf.a
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) $(STATIC) $(LDFLAGS) -o $@ $(CLI_OBJECTS) $(BUILD)/libnutgraf.a \
		$(LIBRARIES) -lm

$(BUILD)/libnutgraf.a: $(LIBRARY_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libnutgraf.so: $(SHARED_OBJECTS)
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -shared -Wl,-soname,libnutgraf.so.$(SOVERSION) $(LDFLAGS) -o $@ $^ \
		$(LIBRARIES) -lm

$(BUILD)/objects/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fno-pie -c -o $@ $<

$(BUILD)/shared/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fPIC -c -o $@ $<

# ---- the tables: readable text in the tree, constants in the program ----

# What the host tool has in common with the library, compiled for the host.
EMBED_SOURCES := src/tools/embed.c src/tools/embed_profiles.c src/base/arena.c src/base/buffer.c src/base/status.c \
	src/language/fold.c src/language/profile.c src/language/utf8.c src/model/table.c src/model/background_load.c
TABLE_DIRECTORIES := stopwords src/language/words src/language/abbreviations corpora \
	src/language/profiles src/language/tags src/language/forms

$(BUILD)/embed: $(EMBED_SOURCES) $(wildcard src/base/*.h src/language/*.h src/model/*.h src/tools/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -O2 $(WARNINGS) -Isrc -Iinclude -o $@ $(EMBED_SOURCES) \
		-lutf8proc -lstemmer

$(BUILD)/generated/tables.s: $(BUILD)/embed $(foreach d,$(TABLE_DIRECTORIES),$(wildcard $d/*.t*))
	@mkdir -p $(@D)
	$(BUILD)/embed $@ $(TABLE_DIRECTORIES)

# From the corpora in DATA; the tables are committed.
.PHONY: corpora
corpora: $(BUILD)/nutgraf
	sh tests/tune/corpora.sh $(BUILD)/nutgraf $(DATA) corpora

# The taggers of the headline, and the word lists of its rules.
TAGGED := $(sort $(basename $(notdir $(wildcard src/language/tags/*.tsv src/language/grammar/*.txt))))

$(BUILD)/tags: src/tools/tags.c src/tools/counts.c $(wildcard src/tools/*.h src/base/*.h src/language/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -O2 $(WARNINGS) -Isrc -Iinclude -o $@ $(filter %.c,$^) \
		-lutf8proc -lm

$(BUILD)/generated/tags.s: $(BUILD)/tags $(wildcard src/language/tags/*.tsv src/language/grammar/*.txt)
	@mkdir -p $(@D)
	$(BUILD)/tags $@ src/language/tags src/language/grammar $(TAGGED)

$(TABLES): %.o: %.s
	$(CC) -c -o $@ $<

# ---- tests ----

$(BUILD)/generated/suites.c: $(TEST_SOURCES) tests/suites.sh
	@mkdir -p $(@D)
	sh tests/suites.sh $(TEST_SOURCES) > $@

$(BUILD)/generated/suites.o: $(BUILD)/generated/suites.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -fno-pie -c -o $@ $<

# Allocations that fail on request, see tests/failing.h.
FAILING := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

$(BUILD)/unit: $(TEST_OBJECTS) $(BUILD)/libnutgraf.a
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -no-pie $(LDFLAGS) $(FAILING) -o $@ $(TEST_OBJECTS) \
		$(BUILD)/libnutgraf.a $(LIBRARIES) $$(pkg-config --libs check) -lm

.PHONY: unit
unit: $(BUILD)/unit
	CK_DEFAULT_TIMEOUT=300 $(BUILD)/unit

# What the boilerplate model sees, for the program that fits it.
$(BUILD)/noise_features: tests/tune/noise_features.c $(BUILD)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) -fno-pie -no-pie $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lm

# Fits the boilerplate model again: needs python3-numpy.
.PHONY: tune-noise
tune-noise: $(BUILD)/noise_features
	sh tests/bench/data.sh $(DATA) $(BUILD)/data
	$(PYTHON) tests/tune/noise.py $(BUILD)/data $(BUILD)/noise_features src/text/weights

# Fits the model of glued headings again: needs python3-numpy.
$(BUILD)/seam_features: tests/tune/seam_features.c $(BUILD)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) -fno-pie -no-pie $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lm

.PHONY: tune-seams
tune-seams: $(BUILD)/seam_features
	sh tests/bench/data.sh $(DATA) $(BUILD)/data
	$(PYTHON) tests/tune/seams.py $(BUILD)/data $(BUILD)/seam_features src/text/weights/seams.inc

$(BUILD)/html_features: tests/tune/html_features.c $(BUILD)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) -fno-pie -no-pie $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lm

# Fits the model of a page's blocks again: needs python3-sklearn. With CV=cv it
# is measured on sites left out first.
.PHONY: tune-html
tune-html: $(BUILD)/html_features $(BUILD)/nutgraf
	sh tests/bench/data.sh $(DATA) $(BUILD)/data
	$(PYTHON) tests/tune/html_trees.py $(BUILD)/data $(BUILD)/html_features src/input/weights/html.inc $(CV)

$(BUILD)/tune_summary: tests/tune/summary.c $(BUILD)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) -fno-pie -no-pie $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lm

# Searches the table of the summary's constants over every set with references;
# TUNE="try NAME=VALUE ..." looks at one setting, TUNE=halves cross-validates.
.PHONY: tune-summary
TUNE := search
tune-summary: $(BUILD)/tune_summary $(BUILD)/bench/oracle
	sh tests/bench/data.sh $(DATA) $(BUILD)/data
	mkdir -p $(BUILD)/tune-summary
	for set in $(BUILD)/data/*.jsonl; do ln -sf ../data/$$(basename $$set) $(BUILD)/tune-summary; done
	rm -f $(BUILD)/tune-summary/multinews.jsonl
	$(BUILD)/bench/oracle $(BUILD)/data/multinews.jsonl join > $(BUILD)/tune-summary/multinews.jsonl
	$(BUILD)/tune_summary $(BUILD)/tune-summary $(TUNE)

# The command from outside: bad input, exit codes, pipes, goldens.
.PHONY: cli
cli: $(BUILD)/nutgraf
	NUTGRAF=$(abspath $(BUILD)/nutgraf) CC="$(CC)" bats tests/cli

# Pages in headless Chromium (Debian's), driven by two packages of npm whose
# versions tests/browser fixes; they are fetched once, into the build folder.
BROWSER := $(BUILD)/browser

$(BROWSER)/node_modules: tests/browser/package.json tests/browser/package-lock.json
	@mkdir -p $(BROWSER)
	$(call install_missing,chromium $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm))
	cp $^ $(BROWSER)
	cd $(BROWSER) && npm ci --silent --ignore-scripts --no-audit --no-fund --fetch-retries 1
	@touch $@

.PHONY: check-browser
check-browser: $(BUILD)/nutgraf $(BROWSER)/node_modules
	sh tests/browser/pages.sh $(BUILD)/nutgraf tests $(BROWSER)/pages
	NODE_PATH=$(BROWSER)/node_modules node tests/browser/check.js --screenshots $(BROWSER)/screenshots \
		$(BROWSER)/pages/compare.html $(BROWSER)/pages/review.html $(BROWSER)/pages/explain.html \
		$(BROWSER)/pages/souk.html $(BROWSER)/pages/long.html
	for page in explain souk long; do \
		NODE_PATH=$(BROWSER)/node_modules node tests/browser/explain.js $(BROWSER)/pages/$$page.html || exit 1; done
	NODE_PATH=$(BROWSER)/node_modules node tests/browser/check.js --screenshots $(BROWSER)/screenshots \
		--most-bytes 100000 $(BROWSER)/pages/news.html $(BROWSER)/pages/digest.html

.PHONY: browser-packages
browser-packages: $(BROWSER)/node_modules

# The short form: a phone and a screen, a page of each command.
.PHONY: check-browser-short
check-browser-short: $(BUILD)/nutgraf $(BROWSER)/node_modules
	sh tests/browser/pages.sh $(BUILD)/nutgraf tests $(BROWSER)/pages
	NODE_PATH=$(BROWSER)/node_modules node tests/browser/check.js --widths 320,1200 \
		$(BROWSER)/pages/compare.html $(BROWSER)/pages/explain.html $(BROWSER)/pages/digest.html

# Digests killed at 200 random moments; the command's tests have twenty of them.
.PHONY: kills
kills: $(BUILD)/nutgraf
	bash tests/cli/kills.sh $(BUILD)/nutgraf 200 $(BUILD)/kills $$(date +%s)

# Do mail programs show both parts of a digest?
.PHONY: check-mail
check-mail: $(BUILD)/nutgraf
	$(call install_missing,mhonarc mutt bsdutils)
	LC_ALL=C.UTF-8 sh tests/cli/mail.sh $(BUILD)/nutgraf tests $(BUILD)/mail

.PHONY: includes
includes:
	sh tests/lint/includes.sh

.PHONY: check-run
check-run: includes unit cli

.PHONY: check
check: test-packages
	$(MAKE) all
	$(MAKE) check-run

# ---- what a heavier look finds ----

SANITIZE := -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

# In one process: a thousand forks of a sanitized one, each searched for leaks,
# take five times as long as the tests.
.PHONY: sanitize
sanitize: test-packages
	CK_FORK=no $(MAKE) BUILD=$(BUILD)/sanitize CFLAGS="$(SANITIZE)" STATIC=-no-pie check-run

VALGRIND := valgrind -q --leak-check=full --error-exitcode=9

.PHONY: valgrind valgrind-articles
valgrind: valgrind-articles
	$(MAKE) $(BUILD)/unit
	CK_FORK=no CK_DEFAULT_TIMEOUT=0 $(VALGRIND) $(BUILD)/unit

# The short form: what a user runs, linked so that valgrind sees every allocation.
valgrind-articles: test-packages
	$(MAKE) BUILD=$(BUILD)/dynamic STATIC=-no-pie CFLAGS="-O1 -g" $(BUILD)/dynamic/nutgraf
	$(VALGRIND) $(BUILD)/dynamic/nutgraf -f json $(wildcard tests/articles/*) > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf extract -f json $(wildcard tests/articles/*) > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf compare tests/articles/harbour.txt tests/articles/harbour.txt > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf explain tests/articles/harbour.txt > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf explain -f json $(wildcard tests/articles/*) > /dev/null
	rm -f $(BUILD)/dynamic/sent.db
	$(VALGRIND) $(BUILD)/dynamic/nutgraf digest -q --archive $(BUILD)/dynamic/sent.db tests/articles > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf digest -q --archive $(BUILD)/dynamic/sent.db tests/articles > /dev/null
	$(VALGRIND) $(BUILD)/dynamic/nutgraf archive export $(BUILD)/dynamic/sent.db > /dev/null

# Strangers' bytes, ever stranger ones, under both sanitizers. FUZZ=-runs=... or
# -max_total_time=... of each; the short form is CI's.
FUZZ_FLAGS := -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ ?= -max_total_time=600
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

$(BUILD)/fuzz/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.h $(BUILD)/libnutgraf.a
	@mkdir -p $(@D)
	$(CC) $(filter-out -fsanitize=fuzzer-no-link,$(ALL_CFLAGS)) -fsanitize=fuzzer -no-pie -MF $@.d -o $@ $< \
		$(BUILD)/libnutgraf.a $(LIBRARIES) -lm

.PHONY: fuzzers fuzz fuzz-short
fuzzers: $(FUZZERS)
fuzz: fuzz-packages
	$(MAKE) BUILD=$(BUILD)/fuzzing CC=clang CFLAGS="$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link" fuzzers
	sh tests/fuzz/run.sh $(BUILD)/fuzzing/fuzz $(FUZZ)
fuzz-short:
	$(MAKE) fuzz FUZZ=-runs=3000

.PHONY: coverage
coverage: test-packages lint-packages
	$(MAKE) BUILD=$(BUILD)/coverage CFLAGS="-O0 --coverage" STATIC=-no-pie check-run
	gcovr --root . --filter src/ --exclude src/tools/ --object-directory $(BUILD)/coverage --print-summary

.PHONY: format
format:
	clang-format -i $(FORMATTED)

FORMATTED = $(shell find src include tests -name '*.[ch]')

.PHONY: lint
lint: lint-packages
	clang-format --dry-run --Werror $(FORMATTED)
	find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk -f tests/lint/size.awk
	$(MAKE) BUILD=$(BUILD)/lint-gcc CC=gcc CFLAGS=-O2 EXTRA_CFLAGS="$(DEVELOPER)" all $(BUILD)/lint-gcc/unit
	$(MAKE) BUILD=$(BUILD)/lint-clang CC=clang CFLAGS=-O2 EXTRA_CFLAGS="$(DEVELOPER)" all
	cppcheck --quiet --error-exitcode=1 --enable=warning,performance,portability \
		--suppressions-list=tests/lint/cppcheck.txt --inline-suppr -Isrc -Iinclude src
	$(MAKE) $(BUILD)/nutgraf.1
	mandoc -Tlint -Wwarning $(BUILD)/nutgraf.1

# ---- figures ----

$(BUILD)/pairs: tests/bench/pairs.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -O2 $(WARNINGS) -o $@ $<

$(BUILD)/detection: tests/bench/detection.c src/tools/embed_profiles.c $(BUILD)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) -no-pie -o $@ $^ $(LIBRARIES) -lm

# What the text floors do on DATA; each part is skipped with a word where it is absent.
.PHONY: bench-text bench-detection
bench-text: bench-detection
bench-detection: $(BUILD)/detection
	sh tests/bench/detection.sh $(BUILD)/detection $(DATA) $(BUILD)/bench

bench-text: bench-extract
.PHONY: bench-extract
bench-extract: $(BUILD)/nutgraf
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	python3 tests/bench/extract.py $(BUILD)/nutgraf $(BUILD)/data

# Boilerplate told from article in plain text.
bench-text: bench-noise
.PHONY: bench-noise
bench-noise: $(BUILD)/nutgraf
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	python3 tests/bench/noise.py $(BUILD)/data $(BUILD)/nutgraf

# The same on sites that the weights were fitted without: four programs, each
# without a quarter of the sites. Needs python3-numpy; a few minutes.
HELD := $(BUILD)/held
.PHONY: bench-noise-held
bench-noise-held: $(BUILD)/noise_features
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	$(PYTHON) tests/tune/noise.py $(BUILD)/data $(BUILD)/noise_features $(HELD) held && \
	for fold in 0 1 2 3; do \
		$(MAKE) BUILD=$(HELD)/$$fold EXTRA_CFLAGS="-iquote $(HELD)/$$fold" $(HELD)/$$fold/nutgraf || exit 1; \
	done && \
	$(PYTHON) tests/bench/noise.py $(BUILD)/data '$(HELD)/%d/nutgraf' held

.PHONY: profiles forms
profiles:
	perl tests/tune/profiles.pl $(DATA) src/language/profiles
forms:
	sh tests/tune/forms.sh $(DATA) en > src/language/forms/en.txt

.PHONY: bench
bench: test-packages $(BUILD)/nutgraf $(BUILD)/pairs
	$(call install_missing,ots)
	-sh tests/bench/data.sh $(DATA) $(BUILD)/data
	sh tests/bench/speed.sh $(BUILD)/nutgraf $(BUILD)/pairs $(BUILD)/bench $(BUILD)/data

# Summaries against the first sentences, plain TextRank and the oracle; headlines
# against the first 75 bytes.
.PHONY: bench-quality bench-headlines
$(BUILD)/bench/oracle $(BUILD)/bench/reads: $(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libnutgraf.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -no-pie -MF $@.d -o $@ $< $(BUILD)/libnutgraf.a $(LIBRARIES) -lm

bench-quality: $(BUILD)/nutgraf $(BUILD)/bench/oracle $(BUILD)/bench/reads
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	sh tests/bench/quality.sh $(BUILD)/nutgraf $(BUILD)/bench $(BUILD)/data $(BUILD)/quality

bench-quality: bench-headlines
bench-headlines: $(BUILD)/nutgraf
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	$(PYTHON) tests/bench/headlines.py $(BUILD)/nutgraf $(BUILD)/data $(BUILD)/quality

# Is what compare says right, and how fast?
.PHONY: bench-compare
$(BUILD)/bench/compare: tests/bench/compare.c tests/cosmetic.c $(BUILD)/libnutgraf.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -no-pie -MF $@.d -o $@ $^ $(LIBRARIES) -lm

bench-compare: $(BUILD)/nutgraf $(BUILD)/bench/compare
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	sh tests/bench/compare.sh $(BUILD)/nutgraf $(BUILD)/bench/compare $(BUILD)/data $(BUILD)/compare

# Stories, cluster summaries, feeds, and a hundred thousand articles.
.PHONY: bench-digest
bench-digest: test-packages $(BUILD)/nutgraf
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	python3 tests/bench/digest.py $(BUILD)/nutgraf $(BUILD)/data $(BUILD)/digest corpora/en.tsv

# Is the ruler right, and how fast?
.PHONY: bench-rouge
bench-rouge: test-packages $(BUILD)/nutgraf
	-sh tests/bench/data.sh $(DATA) $(BUILD)/data
	sh tests/bench/rouge.sh $(BUILD)/nutgraf $(BUILD)/data $(BUILD)/rouge

# What must hold for every text, over all the data, and the same bytes from every
# compiler. Ten minutes on two cores.
.PHONY: bench-properties
bench-properties: test-packages $(BUILD)/unit
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	CK_RUN_SUITE=properties NUTGRAF_DATA=$(BUILD)/data $(BUILD)/unit && \
	sh tests/bench/compilers.sh $(BUILD)/data $(BUILD)/compilers

# Figures of the stages up to words, on the data in DATA; skipped where that is
# absent. Each part is a target of its own.
.PHONY: bench-text bench-split
bench-text: bench-split

SPLIT_PROGRAMS := $(addprefix $(BUILD)/bench/,segmentation breaks textspeed)
$(SPLIT_PROGRAMS): $(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libnutgraf.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -no-pie -MF $@.d -o $@ $< $(BUILD)/libnutgraf.a $(LIBRARIES) -lm

bench-split: $(SPLIT_PROGRAMS)
	sh tests/bench/data.sh $(DATA) $(BUILD)/data || exit 0; \
	sh tests/bench/split.sh $(BUILD)/bench $(BUILD)/data

# ---- the manual ----

$(BUILD)/manual: src/tools/manual.c src/cli/options.c src/cli/message.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MF $@.d -o $@ $^

$(BUILD)/nutgraf.1: src/cli/nutgraf.1.in $(BUILD)/manual
	$(BUILD)/manual man < $< > $@

$(BUILD)/nutgraf.bash: $(BUILD)/manual
	$(BUILD)/manual bash < /dev/null > $@

# ---- to use it ----

.PHONY: demo
demo: build-packages
	$(MAKE) all
	$(BUILD)/nutgraf tests/articles/harbour.txt

.PHONY: install
install: all $(BUILD)/nutgraf.1 $(BUILD)/nutgraf.bash
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig \
		$(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(BUILD)/nutgraf $(DESTDIR)$(PREFIX)/bin/nutgraf
	install -m 644 include/nutgraf.h $(DESTDIR)$(PREFIX)/include/nutgraf.h
	install -m 644 $(BUILD)/libnutgraf.a $(DESTDIR)$(PREFIX)/lib/libnutgraf.a
	install -m 755 $(BUILD)/libnutgraf.so $(DESTDIR)$(PREFIX)/lib/libnutgraf.so.$(VERSION)
	ln -sf libnutgraf.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libnutgraf.so.$(SOVERSION)
	ln -sf libnutgraf.so.$(SOVERSION) $(DESTDIR)$(PREFIX)/lib/libnutgraf.so
	install -m 644 $(BUILD)/nutgraf.1 $(DESTDIR)$(PREFIX)/share/man/man1/nutgraf.1
	install -m 644 $(BUILD)/nutgraf.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/nutgraf
	printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' 'libdir=$${prefix}/lib' '' \
		'Name: nutgraf' 'Description: headlines and fixed-length extractive summaries' \
		'Version: $(VERSION)' 'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -lnutgraf' \
		'Libs.private: $(LIBRARIES) -lm' > $(DESTDIR)$(PREFIX)/lib/pkgconfig/nutgraf.pc

.PHONY: uninstall
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/nutgraf $(DESTDIR)$(PREFIX)/include/nutgraf.h \
		$(DESTDIR)$(PREFIX)/lib/libnutgraf.* $(DESTDIR)$(PREFIX)/lib/pkgconfig/nutgraf.pc \
		$(DESTDIR)$(PREFIX)/share/man/man1/nutgraf.1 \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/nutgraf

# ---- packages: installed only when missing, on Debian and its kin ----

SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
define install_missing
@missing=$$(for package in $(1); do \
	dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
if [ -n "$$missing" ]; then echo "installing" $$missing; \
	$(SUDO) apt-get -qq update && \
	DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get -qq install -y --no-install-recommends $$missing > /dev/null; fi
endef

.PHONY: build-packages test-packages lint-packages fuzz-packages
build-packages:
	$(call install_missing,$(BUILD_PACKAGES))
test-packages:
	$(call install_missing,$(BUILD_PACKAGES) $(TEST_PACKAGES))
lint-packages:
	$(call install_missing,$(BUILD_PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES))
fuzz-packages:
	$(call install_missing,$(BUILD_PACKAGES) $(FUZZ_PACKAGES))

# README's two lines in a root that has nothing but Debian's minimal base.
.PHONY: check-bare
check-bare:
	$(call install_missing,debootstrap)
	$(SUDO) sh tests/bench/bare.sh $(BUILD)/bare

.PHONY: help
help:
	@sed -n 's/^.PHONY: //p' Makefile | tr ' ' '\n' | LC_ALL=C sort

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(LIBRARY_OBJECTS:.o=.d) $(SHARED_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
