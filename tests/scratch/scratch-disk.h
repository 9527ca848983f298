/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ScratchFault:
 * What happens to the n-th call: FAULT_ERROR is an error of the device, once; FAULT_FULL is no room for anything
 * more, from then on; FAULT_SHORT does only a part of what was asked for, once.
 */
typedef enum
{
  SCRATCH_FAULT_ERROR,
  SCRATCH_FAULT_FULL,
  SCRATCH_FAULT_SHORT,
  SCRATCH_N_FAULTS,
} ScratchFault;

/** ScratchCutFunc: told of each place where the machine may lose its power, before what happens there happens */
typedef void (*ScratchCutFunc) (gpointer data);

void  scratch_disk_watch     (const char     *folder);
void  scratch_disk_let_be    (void);
guint scratch_disk_count     (void);
void  scratch_disk_fail      (ScratchFault    fault,
                              guint           n);
const char *scratch_disk_get_failed (void);

void  scratch_disk_power     (const char     *folder,
                              ScratchCutFunc  func,
                              gpointer        data);
guint scratch_disk_image     (const char     *target,
                              guint           variant);

G_END_DECLS
