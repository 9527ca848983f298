/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add-tag.h"
#include "rapport-edit.h"
#include "rapport-run.h"
#include "rapport-tags.h"

/* @n: of how many of the customers the tag is new, once that is known; counted in a box of references */
typedef struct
{
  GArray *customers;
  char   *tag;
  guint   n;
} Adding;

static void
clear_adding (gpointer data)
{
  Adding *adding = data;

  g_array_unref (adding->customers);
  g_free (adding->tag);
}

static void
free_adding (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_adding);
}

static gpointer
count_in_reader (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  Adding *adding = data;
  const int n = rapport_tags_count (connection, adding->customers, adding->tag, error);

  if (n < 0)
    return NULL;
  adding->n = adding->customers->len - (guint) n;
  return g_atomic_rc_box_acquire (adding);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportContext) context = data;
  g_autoptr(GError) error = NULL;
  Adding *adding = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *done = NULL;

  if (adding == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rapport_context_fail (context, error->message);
      return;
    }
  if (adding->n == 0)
    rapport_context_tell (context, ngettext ("It has that tag already.", "All of them have that tag already.",
                                             adding->customers->len), FALSE);
  else
    {
      /* translators: a tag, and how many customers it was given */
      done = g_strdup_printf (ngettext ("Tag “%s” added to %'u customer", "Tag “%s” added to %'u customers", adding->n),
                              adding->tag, adding->n);
      rapport_run_act (context, rapport_add_tag_new ((const gint64 *) adding->customers->data, adding->customers->len,
                                                     adding->tag), done);
    }
  free_adding (adding);
}

/**
 * rapport_add_tag_told:
 * @customers: (array length=n_customers): ids
 *
 * Gives @tag to those of @customers that have it not, as one act, and says how many these were.
 */
void
rapport_add_tag_told (RapportContext *context,
                      const gint64   *customers,
                      guint           n_customers,
                      const char     *tag)
{
  g_autoptr(GCancellable) slot = NULL;
  Adding *adding;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customers != NULL && tag != NULL);

  adding = g_atomic_rc_box_new0 (Adding);
  adding->customers = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), customers, n_customers);
  adding->tag = g_strdup (tag);
  rapport_book_read_async (rapport_context_get_book (context), &slot, count_in_reader, adding, free_adding, free_adding,
                           counted_cb, g_object_ref (context));
}
