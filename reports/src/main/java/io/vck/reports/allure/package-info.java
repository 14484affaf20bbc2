/** Records as results of Allure. Needs {@code io.qameta.allure:allure-model}, which others need not have. */
package io.vck.reports.allure;
