// SPDX-License-Identifier: Apache-2.0

// The floor: what no generator of sites can do without. Finds the Markdown below a folder; of each file reads the bytes, leaves
// out the front matter, parses and renders the rest with cmark-gfm and its extensions, and writes one page.
//
//   floor CONTENT OUTPUT WORKERS
//   floor --version               says which cmark-gfm
//
// The workers are processes: the library keeps tables for all parsers of a process, so threads would spoil each other's work.
// With one worker nothing is forked, and `render_share` is all there is to count.
#define _XOPEN_SOURCE 700
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const extension_names[] = {"table", "tasklist", "strikethrough", "autolink"};
enum { extension_count = sizeof extension_names / sizeof *extension_names };

static const char page_start[] = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Page</title></head>\n<body><main>\n";
static const char page_end[] = "</main></body>\n</html>\n";

// The texts, by their paths below the content folder.
static char **texts;
static size_t text_count, text_room;
static size_t root_length;

static void fail(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void *checked(void *memory) {
  if (!memory) fail("memory");
  return memory;
}

static int note_text(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status, (void)place;
  size_t length = strlen(path);
  if (type != FTW_F || length < 4 || strcmp(path + length - 3, ".md") != 0) return 0;
  if (text_count == text_room) {
    text_room = text_room ? text_room * 2 : 4096;
    texts = checked(realloc(texts, text_room * sizeof *texts));
  }
  texts[text_count++] = checked(strdup(path + root_length + 1));
  return 0;
}

// The whole file with a zero behind it.
static char *read_text(int folder, const char *path, size_t *size) {
  struct stat status;
  int file = openat(folder, path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  char *bytes = checked(malloc((size_t)status.st_size + 1));
  size_t done = 0;
  while (done < (size_t)status.st_size) {
    ssize_t got = read(file, bytes + done, (size_t)status.st_size - done);
    if (got < 0) fail(path);
    if (got == 0) break;
    done += (size_t)got;
  }
  close(file);
  bytes[done] = 0;
  *size = done;
  return bytes;
}

// Where the text begins, behind the fields between two lines of hyphens.
static size_t body_offset(const char *text) {
  if (strncmp(text, "---\n", 4) != 0) return 0;
  const char *end = strstr(text + 3, "\n---\n");
  return end ? (size_t)(end - text) + 5 : 0;
}

static void write_all(int file, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(file, bytes, size);
    if (written < 0) fail("write");
    bytes += written;
    size -= (size_t)written;
  }
}

// Makes the folders of a path below `folder` that are not there.
static void make_parents(int folder, char *path) {
  for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdirat(folder, path, 0777) != 0 && errno != EEXIST) fail(path);
    *slash = '/';
  }
}

// `goals/goal-1.md` is written to `goals/goal-1/index.html`.
static void write_page(int folder, const char *text_path, const char *html) {
  char path[4096];
  int length = snprintf(path, sizeof path, "%.*s/index.html", (int)strlen(text_path) - 3, text_path);
  if (length < 0 || (size_t)length >= sizeof path) {
    errno = ENAMETOOLONG;
    fail(text_path);
  }
  make_parents(folder, path);
  int file = openat(folder, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) fail(path);
  write_all(file, page_start, sizeof page_start - 1);
  write_all(file, html, strlen(html));
  write_all(file, page_end, sizeof page_end - 1);
  close(file);
}

static void render_text(int content, int output, const char *path) {
  size_t size;
  char *text = read_text(content, path, &size);
  size_t start = body_offset(text);
  int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART;
  cmark_parser *parser = checked(cmark_parser_new(options));
  for (size_t each = 0; each < extension_count; each++)
    cmark_parser_attach_syntax_extension(parser, checked(cmark_find_syntax_extension(extension_names[each])));
  cmark_parser_feed(parser, text + start, size - start);
  cmark_node *document = checked(cmark_parser_finish(parser));
  char *html = checked(cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)));
  write_page(output, path, html);
  free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(text);
}

// Every `step`th text from `first` on.
__attribute__((noinline)) void render_share(int content, int output, size_t first, size_t step) {
  for (size_t each = first; each < text_count; each += step) render_text(content, output, texts[each]);
}

static int render_in_processes(int content, int output, size_t workers) {
  for (size_t worker = 0; worker < workers; worker++) {
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child == 0) {
      render_share(content, output, worker, workers);
      _exit(0);
    }
  }
  int status, failed = 0;
  while (wait(&status) > 0) failed |= status != 0;
  return failed;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--version") == 0) return puts(cmark_version_string()) < 0;
  long workers = argc == 4 ? strtol(argv[3], NULL, 10) : 0;
  if (workers < 1 || workers > 256) {
    fprintf(stderr, "usage: floor CONTENT OUTPUT WORKERS\n");
    return 64;
  }
  root_length = strlen(argv[1]);
  while (root_length > 1 && argv[1][root_length - 1] == '/') argv[1][--root_length] = 0;
  if (nftw(argv[1], note_text, 32, FTW_PHYS) != 0) fail(argv[1]);
  if (mkdir(argv[2], 0777) != 0 && errno != EEXIST) fail(argv[2]);
  int content = open(argv[1], O_RDONLY | O_DIRECTORY), output = open(argv[2], O_RDONLY | O_DIRECTORY);
  if (content < 0) fail(argv[1]);
  if (output < 0) fail(argv[2]);
  cmark_gfm_core_extensions_ensure_registered();
  if (workers > 1) return render_in_processes(content, output, (size_t)workers);
  render_share(content, output, 0, 1);
  return 0;
}
