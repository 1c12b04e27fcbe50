// Stands between a program and libc, and answers for one name as a hostile name server does: first with a public
// address, and then with one inside.
//
//   cc -shared -fPIC -O1 -o librebinding.so rebinding.c
//   LD_PRELOAD=./librebinding.so REBIND_NAME=www.163.com REBIND_FIRST=59.111.0.1 REBIND_TRACE=/tmp/trace ...
//
//   REBIND_NAME   the name; no other is found
//   REBIND_FIRST  the IPv4 address of the first look-up; all later ones give 127.0.0.1
//   REBIND_TRACE  a file that gets a line for each look-up and each connection that the program asks for
//
// No packet leaves the machine: a connection to the first address leads to the same port of 127.0.0.1, and one to
// anywhere else but loopback fails. The program is told that it is connected where it wanted to be.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 1024 };

static atomic_int lookups;
// Which descriptors were led elsewhere than the program knows.
static atomic_bool led[MOST_DESCRIPTORS];

static void trace(const char *what, const char *value) {
  const char *path = getenv("REBIND_TRACE");
  int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  if (file < 0) return;
  char line[512];
  int length = snprintf(line, sizeof line, "%s %s\n", what, value);
  if (write(file, line, length) != length) abort();
  close(file);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
      dlsym(RTLD_NEXT, "getaddrinfo");
  unsigned char number[sizeof(struct in6_addr)];
  int is_number = node && (inet_pton(AF_INET, node, number) == 1 || inet_pton(AF_INET6, node, number) == 1);
  if (!node || is_number) return real(node, service, hints, result);
  trace("look-up", node);
  const char *name = getenv("REBIND_NAME"), *first = getenv("REBIND_FIRST");
  if (!name || !first || strcasecmp(node, name) != 0) return EAI_NONAME;
  return real(atomic_fetch_add(&lookups, 1) == 0 ? first : "127.0.0.1", service, hints, result);
}

int connect(int descriptor, const struct sockaddr *address, socklen_t length) {
  if (address->sa_family == AF_INET) {
    struct sockaddr_in target;
    memcpy(&target, address, sizeof target);
    char text[INET_ADDRSTRLEN];
    trace("connection", inet_ntop(AF_INET, &target.sin_addr, text, sizeof text));
    const char *first = getenv("REBIND_FIRST");
    if (first && strcmp(text, first) == 0 && descriptor < MOST_DESCRIPTORS) {
      led[descriptor] = true;
      target.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      return syscall(SYS_connect, descriptor, &target, sizeof target);
    }
    if (ntohl(target.sin_addr.s_addr) >> 24 == 127) return syscall(SYS_connect, descriptor, address, length);
  } else if (address->sa_family == AF_UNIX) {
    return syscall(SYS_connect, descriptor, address, length);
  }
  errno = ENETUNREACH;
  return -1;
}

int getpeername(int descriptor, struct sockaddr *address, socklen_t *length) {
  int status = syscall(SYS_getpeername, descriptor, address, length);
  const char *first = getenv("REBIND_FIRST");
  if (status == 0 && first && descriptor < MOST_DESCRIPTORS && led[descriptor]) {
    inet_pton(AF_INET, first, &((struct sockaddr_in *)address)->sin_addr);
  }
  return status;
}

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) led[descriptor] = false;
  return syscall(SYS_close, descriptor);
}
