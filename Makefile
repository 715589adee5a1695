# nutgraf -- make, make demo, make check, make install; `make help` lists the rest.

CC ?= gcc
CFLAGS ?= -O2
PREFIX ?= /usr/local
DATA ?= ../shared/data
BUILD ?= build

VERSION := $(shell sed -n 's/^\#define NUTGRAF_VERSION "\(.*\)"/\1/p' include/nutgraf.h)
SOVERSION := 0

# ---- what is needed ----

BUILD_PACKAGES := gcc libc6-dev libutf8proc-dev libstemmer-dev libjson-c-dev
TEST_PACKAGES := check bats pkg-config valgrind
LINT_PACKAGES := clang-format clang-tidy cppcheck clang mandoc gcovr

# The third-party libraries, linked statically into the command: a shared
# libstemmer alone costs a start 200 microseconds of relocations.
LIBRARIES := -lutf8proc -lstemmer -ljson-c

# ---- flags ----

# One rounding per operation, whatever the compiler: the same bytes everywhere.
DETERMINISM := -ffp-contract=off
WARNINGS := -Wall -Wextra
DEVELOPER := -Werror -Wshadow -Wconversion -Wmissing-prototypes -Wvla
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Iinclude -I$(BUILD)/generated \
	$(WARNINGS) $(DETERMINISM) -fvisibility=hidden -MMD -MP $(CFLAGS) $(EXTRA_CFLAGS)

# ---- what there is ----

LIBRARY_SOURCES := $(wildcard src/base/*.c src/language/*.c src/text/*.c src/model/*.c \
	src/result/*.c src/input/*.c src/output/*.c src/store/*.c) $(wildcard src/nutgraf.c)
CLI_SOURCES := $(wildcard src/cli/*.c)
TEST_SOURCES := $(wildcard tests/test_*.c)
TABLES := $(BUILD)/generated/tables.o

LIBRARY_OBJECTS := $(LIBRARY_SOURCES:src/%.c=$(BUILD)/objects/%.o) $(TABLES)
SHARED_OBJECTS := $(LIBRARY_SOURCES:src/%.c=$(BUILD)/shared/%.o) $(TABLES)
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(BUILD)/objects/%.o)
TEST_OBJECTS := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%.o) $(BUILD)/generated/suites.o \
	$(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/support.c))

.DELETE_ON_ERROR:
.PHONY: all
all: $(BUILD)/nutgraf $(BUILD)/libnutgraf.a $(BUILD)/libnutgraf.so

# ---- the program and the library ----

# libm is static too: loading a second shared object would double the start.
$(BUILD)/nutgraf: $(CLI_OBJECTS) $(BUILD)/libnutgraf.a
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -no-pie $(LDFLAGS) -o $@ $(CLI_OBJECTS) $(BUILD)/libnutgraf.a \
		-Wl,-Bstatic $(LIBRARIES) -lm -Wl,-Bdynamic -Wl,--gc-sections

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

$(BUILD)/embed: $(wildcard src/tools/*.c) $(wildcard src/base/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -O2 $(WARNINGS) -Isrc -Iinclude -o $@ $(wildcard src/tools/*.c)

$(BUILD)/generated/tables.s: $(BUILD)/embed $(wildcard stopwords/*.txt corpora/*.tsv src/language/words/*.txt)
	@mkdir -p $(@D)
	$(BUILD)/embed $@ stopwords src/language/words corpora

$(TABLES): $(BUILD)/generated/tables.s
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

$(BUILD)/unit: $(TEST_OBJECTS) $(BUILD)/libnutgraf.a
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -no-pie $(LDFLAGS) -o $@ $(TEST_OBJECTS) $(BUILD)/libnutgraf.a \
		$(LIBRARIES) $$(pkg-config --libs check) -lm

.PHONY: unit
unit: $(BUILD)/unit
	$(BUILD)/unit

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(LIBRARY_OBJECTS:.o=.d) $(SHARED_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
