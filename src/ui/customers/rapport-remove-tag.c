/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-question.h"
#include "rapport-remove-tag.h"
#include "rapport-run.h"
#include "rapport-tags.h"

/* @n: of how many it is taken */
typedef struct
{
  GArray *customers;
  char   *tag;
  int     n;
} Removal;

typedef struct
{
  RapportContext *context;
  Removal        *removal;
} Asking;

static Removal *
new_removal (const gint64 *customers,
             guint         n_customers,
             const char   *tag)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->customers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_customers);
  g_array_append_vals (removal->customers, customers, n_customers);
  removal->tag = g_strdup (tag);
  return removal;
}

static void
free_removal (gpointer data)
{
  Removal *removal = data;

  g_array_unref (removal->customers);
  g_free (removal->tag);
  g_free (removal);
}

static void
free_asking (Asking *asking)
{
  g_clear_pointer (&asking->removal, free_removal);
  g_object_unref (asking->context);
  g_free (asking);
}

static void
go_on_cb (gpointer data)
{
  Asking *asking = data;
  const Removal *removal = asking->removal;
  /* translators: a tag, and of how many customers it was taken */
  g_autofree char *done = g_strdup_printf (ngettext ("Tag “%s” removed from %'d customer",
                                                     "Tag “%s” removed from %'d customers", removal->n),
                                           removal->tag, removal->n);

  rapport_run_act (asking->context,
                   rapport_remove_tag_new ((const gint64 *) removal->customers->data, removal->customers->len,
                                           removal->tag), done);
}

/* Whoever went on has answered by now. */
static gboolean
left_cb (gpointer data)
{
  free_asking (data);
  return G_SOURCE_REMOVE;
}

static void
destroyed_cb (Asking *asking)
{
  g_idle_add (left_cb, asking);
}

static void
ask (Asking *asking)
{
  const Removal *removal = asking->removal;
  const guint n_all = removal->customers->len;
  /* translators: of how many of the customers that are selected a tag is taken */
  g_autofree char *sentence =
    g_strdup_printf (ngettext ("The tag “%s” is removed from %'d of %'u selected customer.",
                               "The tag “%s” is removed from %'d of %'u selected customers.", n_all),
                     removal->tag, removal->n, n_all);
  GtkWindow *window = rapport_question_ask (rapport_context_get_window (asking->context), _("Remove the Tag?"), sentence,
                                            _("_Leave It"), _("_Remove the Tag"), go_on_cb, asking);

  g_signal_connect_swapped (window, "destroy", G_CALLBACK (destroyed_cb), asking);
}

static gpointer
count_in_reader (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  const Removal *wanted = data;
  Removal *counted;
  const int n = rapport_tags_count (connection, wanted->customers, wanted->tag, error);

  if (n < 0)
    return NULL;
  counted = new_removal ((const gint64 *) wanted->customers->data, wanted->customers->len, wanted->tag);
  counted->n = n;
  return counted;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Asking *asking = data;
  g_autoptr(GError) error = NULL;

  asking->removal = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  if (asking->removal != NULL && asking->removal->n > 0 && rapport_context_get_window (asking->context) != NULL)
    {
      ask (asking);
      return;
    }
  if (asking->removal == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (asking->context, error->message);
  else if (asking->removal != NULL)
    rapport_context_tell (asking->context, _("None of them has that tag."), FALSE);
  free_asking (asking);
}

/**
 * rapport_remove_tag_ask:
 * @customers: (array length=n_customers): ids
 *
 * Takes @tag from those of @customers that have it, as one act, once the person has seen how many these are.
 */
void
rapport_remove_tag_ask (RapportContext *context,
                        const gint64   *customers,
                        guint           n_customers,
                        const char     *tag)
{
  g_autoptr(GCancellable) slot = NULL;
  Asking *asking;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customers != NULL && tag != NULL);

  asking = g_new0 (Asking, 1);
  asking->context = g_object_ref (context);
  rapport_book_read_async (rapport_context_get_book (context), &slot, count_in_reader,
                           new_removal (customers, n_customers, tag), free_removal, free_removal, counted_cb, asking);
}
