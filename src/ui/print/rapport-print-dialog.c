/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-file-picker.h"
#include "rapport-print-controls.h"
#include "rapport-print-dialog.h"
#include "rapport-print-job.h"
#include "rapport-print-scope.h"
#include "rapport-reports.h"
#include "rapport-ui.h"

/* So soon after a choice the preview is made anew, and so often its progress is told; milliseconds. */
#define PREPARE_DELAY 200
#define PROGRESS_INTERVAL 100

/** RapportPrintDialog: a form or a list as it will be on paper, to a printer or a PDF file */
struct _RapportPrintDialog
{
  GtkWindow             parent_instance;

  GtkWidget            *form_label;
  GtkDropDown          *form;
  RapportPrintScope    *scope;
  RapportPrintControls *controls;
  GtkDropDown          *language;
  GtkWidget            *problem;
  GtkDrawingArea       *preview;
  GtkWidget            *page;
  GtkWidget            *bar;
  GtkWidget            *stop;

  RapportContext       *context;
  RapportListPaper     *list;
  RapportDocument      *document;
  GCancellable         *cancellable;
  char                 *path;
  int                  *progress;
  guint                 shown;
  guint                 prepare_timeout;
  guint                 progress_timeout;
};

G_DEFINE_FINAL_TYPE (RapportPrintDialog, rapport_print_dialog, GTK_TYPE_WINDOW)

static const char * const languages[] = { "en", "zh_CN" };

static guint
get_n_pages (RapportPrintDialog *self)
{
  return self->document != NULL ? rapport_document_get_n_pages (self->document) : 0;
}

static void
draw_preview (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        data)
{
  RapportPrintDialog *self = data;
  double page_width, page_height;

  if (self->document == NULL || self->shown >= get_n_pages (self))
    return;
  rapport_document_get_page_size (self->document, &page_width, &page_height);
  cairo_scale (cr, width / page_width, width / page_width);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  rapport_document_draw_page (self->document, self->shown, cr);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *preview)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The preview is as high as the page is on its width. */
static void
measure_preview (GtkWidget      *preview,
                 GtkOrientation  orientation,
                 int             width,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  RapportPrintDialog *self =
    RAPPORT_PRINT_DIALOG (gtk_widget_get_ancestor (preview, RAPPORT_TYPE_PRINT_DIALOG));
  double page_width, page_height;

  *minimum = *natural = 0;
  if (self->document == NULL || orientation == GTK_ORIENTATION_HORIZONTAL || width < 0)
    return;
  rapport_document_get_page_size (self->document, &page_width, &page_height);
  *minimum = *natural = (int) (width * page_height / page_width);
}

static void
allocate_preview (GtkWidget *preview,
                  int        width,
                  int        height,
                  int        baseline)
{
}

/* What goes to the printer is what is previewed, and so waits until that is what was chosen. */
static void
set_as_chosen (RapportPrintDialog *self,
               gboolean            is_as_chosen)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", is_as_chosen && get_n_pages (self) > 0);
}

static void
show_page (RapportPrintDialog *self)
{
  const guint n = get_n_pages (self);
  g_autofree char *text = NULL;

  self->shown = n > 0 ? MIN (self->shown, n - 1) : 0;
  /* translators: a page's number, and how many there are */
  text = g_strdup_printf (_("Page %u of %u"), n > 0 ? self->shown + 1 : 0, n);
  gtk_label_set_text (GTK_LABEL (self->page), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.previous", self->shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.next", self->shown + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", n > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self->preview));
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
show_problem (RapportPrintDialog *self,
              const char         *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

static gboolean
progress_timeout_cb (gpointer data)
{
  RapportPrintDialog *self = data;

  gtk_widget_set_visible (self->bar, TRUE);
  gtk_widget_set_visible (self->stop, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), g_atomic_int_get (self->progress) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
end_job (RapportPrintDialog *self)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_visible (self->stop, FALSE);
}

/* A job that another has taken the place of is of no interest any more. */
static void
begin_job (RapportPrintDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_job (self);
  show_problem (self, NULL);
  self->cancellable = g_cancellable_new ();
  g_atomic_rc_box_release (self->progress);
  self->progress = g_atomic_rc_box_new0 (int);
  self->progress_timeout = g_timeout_add (PROGRESS_INTERVAL, progress_timeout_cb, self);
}

static guint
count_lists (RapportPrintDialog *self)
{
  return self->list == NULL ? 0 : rapport_list_paper_get_selection (self->list) == NULL ? 1 : 2;
}

/* What is selected of the list, and the list, are the first of what can be chosen. Returns: (nullable): what is */
static RapportListPaper *
get_list (RapportPrintDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->form);

  if (selected >= count_lists (self))
    return NULL;
  return selected + 1 == count_lists (self) ? self->list : rapport_list_paper_get_selection (self->list);
}

static gboolean
prints_list (RapportPrintDialog *self)
{
  return get_list (self) != NULL;
}

static const RapportReport *
get_form (RapportPrintDialog *self)
{
  return prints_list (self) ? NULL
         : rapport_reports ()[gtk_drop_down_get_selected (self->form) - count_lists (self)];
}

static const char *
get_chosen_title (RapportPrintDialog *self)
{
  return prints_list (self) ? rapport_list_paper_get_title (self->list)
         : g_dpgettext2 (GETTEXT_PACKAGE, "form", get_form (self)->title);
}

static void
show_title (RapportPrintDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), prints_list (self) ? _("Print List") : _("Print Form"));
}

static const char *
get_language (RapportPrintDialog *self)
{
  return languages[MIN (gtk_drop_down_get_selected (self->language), G_N_ELEMENTS (languages) - 1)];
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(RapportPrintDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportDocument) document = rapport_print_job_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  end_job (self);
  if (document == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
  if (document != NULL)
    g_set_object (&self->document, document);
  set_as_chosen (self, document != NULL);
  show_page (self);
}

/* Makes what is chosen, and writes it to @path, which is NULL for the preview; says so where it can't be made. */
static void
run_job (RapportPrintDialog  *self,
         const char          *path,
         GAsyncReadyCallback  callback)
{
  g_autoptr(RapportReportValues) values = NULL;
  g_autoptr(GError) error = NULL;

  begin_job (self);
  if (!prints_list (self))
    {
      values = rapport_print_controls_dup_values (self->controls, &error);
      if (values == NULL)
        {
          show_problem (self, error->message);
          end_job (self);
          return;
        }
      rapport_print_scope_limit (self->scope, values);
    }
  if (path == NULL)
    self->shown = 0;
  rapport_print_job_run_async (rapport_context_get_book (self->context), get_list (self), values,
                               get_language (self), path, self->progress, self->cancellable, callback,
                               g_object_ref (self));
}

static void
prepare (RapportPrintDialog *self)
{
  run_job (self, NULL, prepared_cb);
}

static gboolean
prepare_timeout_cb (gpointer data)
{
  RapportPrintDialog *self = data;

  self->prepare_timeout = 0;
  prepare (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (RapportPrintDialog *self)
{
  if (self->context == NULL)
    return;
  set_as_chosen (self, FALSE);
  g_clear_handle_id (&self->prepare_timeout, g_source_remove);
  self->prepare_timeout = g_timeout_add (PREPARE_DELAY, prepare_timeout_cb, self);
}

static void
form_changed_cb (RapportPrintDialog *self)
{
  if (self->context == NULL)
    return;
  /* the page of another form must not stand beside this one's choices */
  g_clear_object (&self->document);
  show_title (self);
  rapport_print_scope_set_report (self->scope, get_form (self));
  rapport_print_controls_set_report (self->controls, get_form (self), self->context);
  show_page (self);
  changed_cb (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportPrintDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportDocument) document = rapport_print_job_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  end_job (self);
  if (document == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  rapport_context_tell_file (self->context, prints_list (self) ? _("The list was saved") : _("The form was saved"),
                             self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  RapportPrintDialog *self = RAPPORT_PRINT_DIALOG (source);
  g_autoptr(GFile) file = rapport_file_picker_save_finish (GTK_WINDOW (self), result, NULL);
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->context == NULL)
    {
      g_free (path);
      return;
    }
  g_free (self->path);
  self->path = path;
  run_job (self, path, saved_cb);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const char * const suffixes[] = { "pdf", NULL };
  g_autofree char *name = g_strconcat (get_chosen_title (RAPPORT_PRINT_DIALOG (widget)), ".pdf", NULL);

  rapport_file_picker_save_async (GTK_WINDOW (widget), _("Save as PDF"), name, _("PDF files"),
                                  suffixes, place_chosen_cb, NULL);
}

static void
print_page_cb (RapportDocument *document,
               GtkPrintContext *print,
               int              page)
{
  rapport_document_draw_page (document, (guint) page, gtk_print_context_get_cairo_context (print));
}

static GtkPrintOperation *
create_operation (RapportPrintDialog *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  double width, height;

  gtk_page_setup_set_paper_size (setup, paper);
  rapport_document_get_page_size (self->document, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, get_chosen_title (self));
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) get_n_pages (self));
  gtk_print_operation_set_current_page (operation, (int) self->shown);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, rapport_document_get_title (self->document));
  /* the pages of one document, whatever is chosen meanwhile */
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (print_page_cb), g_object_ref (self->document),
                         (GClosureNotify) g_object_unref, G_CONNECT_SWAPPED);
  return operation;
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  /* this returns when all is printed: until then others may close the dialog */
  g_autoptr(RapportPrintDialog) self = g_object_ref (RAPPORT_PRINT_DIALOG (widget));
  g_autoptr(GtkPrintOperation) operation = create_operation (self);
  g_autoptr(GError) error = NULL;
  GtkPrintOperationResult result;

  show_problem (self, NULL);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  if (self->context == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      rapport_context_tell (self->context, prints_list (self) ? _("The list was sent to the printer")
                                                              : _("The form was sent to the printer"), FALSE);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    gtk_window_present (GTK_WINDOW (self));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      /* translators: %s is a sentence that says why */
      g_autofree char *sentence = g_strdup_printf (prints_list (self) ? _("The list was not printed. %s")
                                                                      : _("The form was not printed. %s"),
                                                   error->message);

      show_problem (self, sentence);
    }
}

static void
turn_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPrintDialog *self = RAPPORT_PRINT_DIALOG (widget);

  if (g_str_equal (action, "print.next"))
    self->shown++;
  else if (self->shown > 0)
    self->shown--;
  show_page (self);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportPrintDialog *self = RAPPORT_PRINT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
fill_choices (RapportPrintDialog  *self,
              const RapportReport *form)
{
  /* translators: what is printed: the list that is shown, or one of the forms */
  const char *name = self->list != NULL ? _("List or Form") : _("Form");
  g_autoptr(GtkStringList) forms = gtk_string_list_new (NULL);
  guint chosen = 0;

  if (count_lists (self) > 1)
    gtk_string_list_take (forms, rapport_print_scope_dup_selected (rapport_list_paper_get_selection (self->list)));
  if (self->list != NULL)
    gtk_string_list_append (forms, _("This list as shown"));
  for (guint i = 0; rapport_reports ()[i] != NULL; i++)
    {
      const RapportReport *report = rapport_reports ()[i];

      gtk_string_list_append (forms, g_dpgettext2 (GETTEXT_PACKAGE, "form", report->title));
      if (report == form)
        chosen = g_list_model_get_n_items (G_LIST_MODEL (forms)) - 1;
    }
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (forms));
  gtk_drop_down_set_selected (self->form, chosen);
  gtk_drop_down_set_selected (self->language, g_str_has_prefix (g_get_language_names ()[0], "zh") ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (self->form_label), name);
  rapport_control_name_set (GTK_WIDGET (self->form), name);
  rapport_control_name_set (GTK_WIDGET (self->language), _("Language"));
}

static void
rapport_print_dialog_dispose (GObject *object)
{
  RapportPrintDialog *self = RAPPORT_PRINT_DIALOG (object);

  g_clear_handle_id (&self->prepare_timeout, g_source_remove);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PRINT_DIALOG);
  g_clear_object (&self->document);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rapport_print_dialog_parent_class)->dispose (object);
}

static void
rapport_print_dialog_finalize (GObject *object)
{
  g_atomic_rc_box_release (RAPPORT_PRINT_DIALOG (object)->progress);
  g_free (RAPPORT_PRINT_DIALOG (object)->path);

  G_OBJECT_CLASS (rapport_print_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "print.previous", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "print.next", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "print.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "print.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "print.previous", NULL);
}

static void
rapport_print_dialog_class_init (RapportPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_print_dialog_finalize;

  g_type_ensure (RAPPORT_TYPE_PRINT_CONTROLS);
  g_type_ensure (RAPPORT_TYPE_PRINT_SCOPE);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, form_label);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, form);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, controls);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, language);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportPrintDialog, stop);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
}

static void
rapport_print_dialog_init (RapportPrintDialog *self)
{
  self->progress = g_atomic_rc_box_new0 (int);
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "print.print");
  gtk_drawing_area_set_draw_func (self->preview, draw_preview, self, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->preview),
                                 gtk_custom_layout_new (get_request_mode, measure_preview, allocate_preview));
}

/* Opens the dialog over the main window, with @report chosen, NULL for the first of the choices */
static void
open_with (RapportContext      *context,
           const RapportReport *report,
           const char          *thing,
           gint64               id,
           gint64               customer,
           RapportListPaper    *list)
{
  RapportPrintDialog *self =
    g_object_new (RAPPORT_TYPE_PRINT_DIALOG, "transient-for", rapport_context_get_window (context), NULL);

  g_set_object (&self->list, list);
  fill_choices (self, report);
  show_title (self);
  self->context = g_object_ref (context);
  if (list != NULL)
    rapport_print_scope_set_list (self->scope, list);
  rapport_print_scope_set_report (self->scope, get_form (self));
  rapport_print_controls_choose (self->controls, rapport_customer_info.name, customer);
  rapport_print_controls_choose (self->controls, thing, id);
  rapport_print_controls_set_report (self->controls, get_form (self), context);
  set_as_chosen (self, FALSE);
  show_page (self);
  prepare (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/**
 * rapport_print_dialog_show:
 * @thing: (nullable): the kind of thing that is to be printed
 * @id: which one, 0 for none
 * @customer: id of the customer that it belongs to, 0 for none
 * @list: (nullable): a list that can be printed instead; it is what is chosen where there is no thing, or one without a form
 *
 * Opens the dialog over the main window, with the form of the thing, and the thing and its customer chosen in
 * each form that asks for them.
 */
void
rapport_print_dialog_show (RapportContext *context,
                           const char     *thing,
                           gint64          id,
                           gint64          customer,
                           RapportListPaper *list)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  open_with (context, rapport_report_find_about (id != 0 ? thing : NULL), thing, id, customer, list);
}

/**
 * rapport_print_dialog_show_form:
 * @form: its id, as "f4"
 * @thing: (nullable): the kind of thing that is to be printed, with its @id
 *
 * Opens the dialog over the main window with another form than that of the thing, which is chosen in it.
 */
void
rapport_print_dialog_show_form (RapportContext *context,
                                const char     *form,
                                const char     *thing,
                                gint64          id)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (form != NULL);

  open_with (context, rapport_report_find (form), thing, id, 0, NULL);
}
