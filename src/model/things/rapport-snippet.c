/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-snippet.h"
#include "rapport-ticket.h"

const RapportChoice rapport_snippet_kinds[] = {
  { "greeting", NC_("choice", "Greeting") },
  { "script", NC_("choice", "Script") },
  { "care", NC_("choice", "Care message") },
  { "letter", NC_("choice", "Confirmation letter") },
  { RAPPORT_SERVICE_PLAN, NC_("choice", "Template of a service plan") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_SNIPPET_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Title"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SNIPPET_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of text"),
      .choices = rapport_snippet_kinds },
  [RAPPORT_SNIPPET_BODY] =
    { "body", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Text"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SNIPPET_TAG] = { "tag", RAPPORT_FIELD_TEXT, NC_("field", "For customers with the tag") },
  [RAPPORT_SNIPPET_STAGE] =
    { "stage", RAPPORT_FIELD_CHOICE, NC_("field", "Stage"), .choices = rapport_stages },
  [RAPPORT_SNIPPET_INDUSTRY] = { "industry", RAPPORT_FIELD_TEXT, NC_("field", "Industry") },
  [RAPPORT_SNIPPET_CATEGORY] =
    { "category", RAPPORT_FIELD_CHOICE, NC_("field", "Category"),
      .choices = rapport_ticket_categories },
  [RAPPORT_SNIPPET_LANGUAGE] = { "language", RAPPORT_FIELD_TEXT, NC_("field", "Language") },
  [RAPPORT_SNIPPET_RETIRED] = { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired") },
};

const RapportShippedPlan rapport_snippet_plans[] = {
  { "plan-quote", "报价方案", "pre-sales",
    "确认需求与预算 | 客服 | 4h\n准备报价方案 | 销售 | 1d\n报价内部审核 | 财务 | 2d\n向客户提交报价并说明 | 销售 | 3d" },
  { "plan-diagnosis", "远程诊断", "after-sales",
    "收集故障现象与日志 | 客服 | 2h\n远程诊断 | 技术 | 1d\n告知客户诊断结果与处理办法 | 客服 | 1d\n确认故障已排除 | 客服 | 3d" },
  { "plan-return", "退换货登记与检测", "after-sales",
    "登记退换货单 | 客服 | 4h\n安排取件 | 物流 | 1d\n收货检测 | 技术 | 4d\n换货或退款 | 财务 | 6d\n告知客户结果 | 客服 | 6d" },
  { "plan-training", "使用培训", "value-added",
    "确认培训内容与时间 | 客服 | 1d\n准备培训资料 | 产品 | 3d\n进行培训 | 技术 | 5d\n回访使用情况 | 客服 | 10d" },
  { NULL }
};

const char rapport_snippet_greeting[] = "您好,我是客服{name},很高兴为您服务,请问有什么可以帮您?";

const RapportEntityInfo rapport_snippet_info = {
  .name = "snippet",
  .label = NC_("thing", "Text snippet"),
  .plural = NC_("thing", "Text snippets"),
  .icon = "insert-text-symbolic",
  .flags = RAPPORT_ENTITY_SETUP,
  .search = 25,
  .get_type = rapport_snippet_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportSnippet, rapport_snippet)
