/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-customer-history.h"
#include "rapport-detail-row.h"
#include "rapport-history.h"

struct _RapportCustomerHistory
{
  RapportCustomerPane parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCustomerHistory, rapport_customer_history, RAPPORT_TYPE_CUSTOMER_PANE)

#define MOST 300

static char *
describe (const RapportHistoryItem *item)
{
  const char *old_text = item->old_text != NULL && *item->old_text != '\0' ? item->old_text : "–";
  const char *new_text = item->new_text != NULL && *item->new_text != '\0' ? item->new_text : "–";

  if (item->field != NULL)
    /* translators: a field, then what it was and what it is now */
    return g_strdup_printf (_("%s: %s → %s"), item->label != NULL ? item->label : item->field,
                            old_text, new_text);
  if (item->op == RAPPORT_CHANGE_DELETE)
    /* translators: a kind of thing, such as “Contact” */
    return g_strdup_printf (_("%s deleted"), item->thing_label);
  /* translators: a kind of thing, such as “Contact” */
  return g_strdup_printf (_("%s added"), item->thing_label);
}

static void
append_act (RapportCustomerPane      *pane,
            const RapportHistoryItem *item,
            const char               *body)
{
  g_autofree char *at = rapport_format_instant (rapport_customer_pane_get_format (pane), item->at);
  g_autofree char *act = rapport_act_describe (item->act, NULL);
  g_autofree char *subtitle = NULL;

  subtitle = item->member_name != NULL ? g_strdup_printf ("%s · %s", at, item->member_name) : g_strdup (at);
  rapport_customer_pane_append (pane, rapport_detail_row_new (NULL, act, subtitle, body));
}

static void
rapport_customer_history_fill (RapportCustomerPane *pane)
{
  RapportContext *context = rapport_customer_pane_get_context (pane);
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (context));
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GString) body = g_string_new (NULL);

  if (connection == NULL)
    return;
  items = rapport_history_load (connection, rapport_customer_pane_get_customer (pane), 0, MOST,
                                rapport_context_get_zone (context), NULL);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const RapportHistoryItem *item = g_ptr_array_index (items, i);
      const RapportHistoryItem *next = i + 1 < items->len ? g_ptr_array_index (items, i + 1) : NULL;
      g_autofree char *line = describe (item);

      g_string_append (body, line);
      if (next != NULL && next->action == item->action)
        {
          g_string_append_c (body, '\n');
          continue;
        }
      append_act (pane, item, body->str);
      g_string_truncate (body, 0);
    }
}

static void
rapport_customer_history_class_init (RapportCustomerHistoryClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->fill = rapport_customer_history_fill;
}

static void
rapport_customer_history_init (RapportCustomerHistory *self)
{
  rapport_customer_pane_describe (RAPPORT_CUSTOMER_PANE (self), _("History of changes"),
                                  _("Nothing was changed yet."));
}
