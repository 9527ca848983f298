/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

/** RapportSeen: what the person looked at last, to go back to */
typedef struct _RapportSeen RapportSeen;

/** RapportSeenThing: a thing that was looked at */
typedef struct
{
  const char *thing;
  gint64      id;
} RapportSeenThing;

RapportSeen            *rapport_seen_new  (void);
void                    rapport_seen_free (RapportSeen *self);
void                    rapport_seen_note (RapportSeen *self,
                                           const char  *thing,
                                           gint64       id);
const RapportSeenThing *rapport_seen_get  (RapportSeen *self,
                                           guint       *n);
char                   *rapport_seen_dup_text (RapportSeen *self,
                                           RapportBook *book);
void                    rapport_seen_read (RapportSeen *self,
                                           RapportBook *book,
                                           const char  *text);

G_END_DECLS
