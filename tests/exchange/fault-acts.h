/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "scratch-folder.h"

G_BEGIN_DECLS

/**
 * FaultAct: something great that is done to a book while the disk fails
 * @prepare: makes what it is done to
 * @run: does it, as the program does; tells of each step that it was told is done
 * @count: how many steps of it are in the book, all of each or nothing
 */
typedef struct
{
  const char *name;
  guint       n_steps;
  void      (*prepare) (const char  *folder);
  gboolean  (*run)     (const char  *folder,
                        GError     **error);
  guint     (*count)   (const char  *folder);
} FaultAct;

#define N_FAULT_ACTS 6

extern const FaultAct fault_acts[N_FAULT_ACTS];

guint    fault_acts_confirmed (void);
void     fault_acts_begin     (void);
void     fault_acts_tell      (int             fd);
char    *fault_acts_copy      (const char     *folder);
guint    fault_acts_look      (const FaultAct *act,
                               const char     *folder);
guint    fault_acts_get_step  (void);

G_END_DECLS
