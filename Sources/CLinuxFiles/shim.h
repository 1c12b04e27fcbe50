// What Swift's Glibc module leaves out: fstatfs(2) and syncfs(2).
#include <sys/statfs.h>

int syncfs(int fd);
