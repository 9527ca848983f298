/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures-by-words.h"

G_BEGIN_DECLS

void run          (BookFixture *fixture,
                   const char  *format,
                   ...) G_GNUC_PRINTF (2, 3);
void add_customer (BookFixture *fixture,
                   int          id,
                   int          entered,
                   const char  *grade);
void add_stage    (BookFixture *fixture,
                   int          customer,
                   const char  *stage,
                   int          since);
void add_contract (BookFixture *fixture,
                   int          id,
                   int          customer,
                   int          date,
                   int          amount);
void add_cost     (BookFixture *fixture,
                   int          customer,
                   int          date,
                   int          amount);
void add_ticket   (BookFixture *fixture,
                   int          id,
                   int          customer,
                   int          day,
                   int          hour,
                   gboolean     complaint,
                   const char  *status);
void add_event    (BookFixture *fixture,
                   int          ticket,
                   int          day,
                   int          hour,
                   const char  *kind);
void check_group  (GPtrArray   *groups,
                   guint        index,
                   const char  *name,
                   const char  *expected);
void check        (BookFixture *fixture,
                   const char  *figure,
                   const char  *period,
                   const char  *expected);
void add_record   (BookFixture *fixture,
                   int          customer,
                   int          day,
                   const char  *began_by,
                   const char  *responded);

void figures_add_service (void);

G_END_DECLS
